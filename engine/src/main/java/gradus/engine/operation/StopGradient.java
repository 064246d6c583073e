package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import java.util.List;
import java.util.Optional;

/// The number itself, through which no gradient passes: what is behind it counts as a constant.
public record StopGradient() implements Operation {
    @Override
    public Family family() {
        return Family.FUNCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(inputs.getFirst());
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.pointwise(Scalars.X, inputs.getFirst()));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    @Override
    public Facts facts() {
        return Facts.flat("y = x", "derivative.none.stopped", new Facts.Example("stop_gradient(3)", "3"));
    }
}

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
import java.util.List;
import java.util.Optional;

/// Says what a [State] becomes: after a training step it holds `value`. No gradient passes.
public record Assign() implements Operation {
    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("state", "value");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return inputs.get(0).equals(inputs.get(1))
                ? ShapeCheck.known(inputs.get(1))
                : ShapeCheck.mismatch("value", inputs.get(0), inputs.get(1), "rule.assign");
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(inputs.get(1));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty(), Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "state ← value", "derivative.none.state", new Facts.Example("assign([1, 2], [3, 4])", "[3, 4]"));
    }
}

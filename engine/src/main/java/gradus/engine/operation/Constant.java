package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Numbers that are part of the graph and never change.
public record Constant(Tensor value) implements Operation {
    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(value.type(), value.shape()));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.constant(value.type() == ElementType.FLOAT64 ? value.as(code.real()) : value));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of();
    }

    @Override
    public Notation notation() {
        return new Notation.Literal();
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
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

/// A single number that training adds to the loss, wherever in the graph it stands.
public record Penalty() implements Operation {
    @Override
    public Family family() {
        return Family.LOSS;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() == 0
                ? ShapeChecks.real("x", x).orElseGet(() -> ShapeCheck.known(x))
                : ShapeCheck.mismatch("x", x, Message.of("rule.penalty"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.pointwise(Scalars.X, inputs.getFirst()));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.of(backward.gradient()));
    }

    @Override
    public Facts facts() {
        return Facts.of("y = x, L ← L + x", "∂y/∂x = 1", new Facts.Example("penalty(3)", "3"));
    }
}

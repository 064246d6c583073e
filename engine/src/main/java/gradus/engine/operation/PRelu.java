package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import java.util.List;
import java.util.Optional;

/// The rectifier whose slope below zero is learned (He et al. 2015); the slope broadcasts to the numbers. Its
/// derivative at 0 is the slope.
public record PRelu() implements Operation {
    @Override
    public Family family() {
        return Family.FUNCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x", "slope");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return ShapeChecks.real("x", x).orElseGet(() -> ShapeChecks.stretched("slope", x, inputs.get(1)));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.pointwise(
                Scalars.select(
                        Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.ZERO),
                        Scalars.X,
                        Scalars.X.times(Scalars.Y)),
                inputs.get(0),
                inputs.get(1)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term x = new Term(backward.builder(), backward.inputs().get(0));
        Term slope = new Term(backward.builder(), backward.inputs().get(1));
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term above = x.apply(new Greater(), x.constant(0));
        return List.of(
                Optional.of(above.where(gradient, gradient.times(slope)).value()),
                Optional.of(above.where(x.constant(0), gradient.times(x)).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x · [x > 0] + slope · x · [x ≤ 0]",
                "∂y/∂x = [x > 0] + slope · [x ≤ 0], ∂y/∂slope = x · [x ≤ 0]",
                new Facts.Example("prelu([-2, 2], 0.1)", "[-0.2, 2]"));
    }
}

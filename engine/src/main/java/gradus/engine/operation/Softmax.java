package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;
import java.util.Optional;

/// Turns numbers into shares that add up to 1 along an axis, `eˣ / Σ eˣ`; the largest is subtracted first so that
/// nothing overflows.
public record Softmax(int axis) implements AxisOperation {
    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        List<Integer> axes = axes(x.shape());
        Operand largest = code.reduce(Instruction.Fold.MAXIMUM, axes, x);
        Operand powers = code.pointwise(Scalars.apply(UnaryFunction.EXP, Scalars.X.minus(Scalars.Y)), x, largest);
        Operand sum = code.reduce(Instruction.Fold.SUM, axes, powers);
        return List.of(code.pointwise(Scalars.X.over(Scalars.Y), powers, sum));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term y = new Term(backward.builder(), backward.outputs().getFirst());
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term weighted = gradient.times(y).sum(axes(y.shape()));
        return List.of(Optional.of(y.times(gradient.minus(weighted)).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)",
                "∂yᵢ/∂xⱼ = yᵢ · ([i = j] − yⱼ)",
                new Facts.Example("softmax([1, 2, 3])", "[0.09003, 0.2447, 0.6652]"));
    }
}

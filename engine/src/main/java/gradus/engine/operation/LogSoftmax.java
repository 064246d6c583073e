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

/// The logarithm of [Softmax] along an axis, exact also where a share is too small to be stored.
public record LogSoftmax(int axis) implements AxisOperation {
    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        List<Integer> axes = axes(x.shape());
        Operand largest = code.reduce(Instruction.Fold.MAXIMUM, axes, x);
        Operand shifted = code.pointwise(Scalars.X.minus(Scalars.Y), x, largest);
        Operand powers = code.pointwise(Scalars.apply(UnaryFunction.EXP, Scalars.X), shifted);
        Operand sum = code.reduce(Instruction.Fold.SUM, axes, powers);
        return List.of(code.pointwise(Scalars.X.minus(Scalars.apply(UnaryFunction.LOG, Scalars.Y)), shifted, sum));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term y = new Term(backward.builder(), backward.outputs().getFirst());
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term sum = gradient.sum(axes(y.shape()));
        return List.of(Optional.of(gradient.minus(y.exp().times(sum)).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "yᵢ = xᵢ − ln Σⱼ exp(xⱼ)",
                "∂yᵢ/∂xⱼ = [i = j] − exp(yⱼ)",
                new Facts.Example("log_softmax([1, 2, 3])", "[-2.408, -1.408, -0.4076]"));
    }
}

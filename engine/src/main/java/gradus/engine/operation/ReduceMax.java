package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import java.util.List;

/// The largest number along some axes; equal ones share the gradient evenly.
public record ReduceMax(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceMax {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        return code.reduce(Instruction.Fold.MAXIMUM, along, x);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        Term winners = x.equalTo(y).where(x.constant(1), x.constant(0));
        List<Integer> reduced = ShapeChecks.axes(x.shape(), axes).orElseThrow().stream()
                .filter(axis -> !x.shape().get(axis).equals(Dimension.ONE))
                .toList();
        return winners.times(gradient.over(winners.sum(reduced)));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_max");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = maxᵢ xᵢ",
                "∂y/∂xᵢ = [xᵢ = y] / #{j : xⱼ = y}",
                new Facts.Example("reduce_max([3, 7, 5], keepdims=false)", "7"));
    }
}

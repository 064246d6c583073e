package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Dimension;
import java.util.List;

/// The mean along some axes.
public record ReduceMean(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceMean {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Dimension count = along.stream().map(x.shape()::get).reduce(Dimension.ONE, Dimension::times);
        Operand sum = code.reduce(Instruction.Fold.SUM, along, x);
        return code.pointwise(Scalars.X.over(new ScalarExpression.Extent(count)), sum);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient.times(y.count().over(x.count()));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("mean");
    }

    @Override
    public Facts facts() {
        return Facts.of("y = 1/n · Σᵢ xᵢ", "∂y/∂xᵢ = 1/n", new Facts.Example("mean([1, 2, 6], keepdims=false)", "3"));
    }
}

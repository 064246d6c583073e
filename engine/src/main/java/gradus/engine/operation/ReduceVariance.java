package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import java.util.List;

/// The variance along some axes: the mean squared distance from the mean (of the population, divided by n).
public record ReduceVariance(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceVariance {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        ReduceMean mean = new ReduceMean(along, true);
        Operand distance = code.pointwise(Scalars.X.minus(Scalars.Y), x, mean.lower(code, x, along));
        return mean.lower(code, code.pointwise(Scalars.X.times(Scalars.X), distance), along);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        List<Integer> along = ShapeChecks.axes(x.shape(), axes).orElseThrow();
        Term mean = along.isEmpty() ? x : x.apply(new ReduceMean(along, true));
        return gradient.times(y.count().over(x.count())).times(x.minus(mean).times(2));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("variance");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = 1/n · Σᵢ (xᵢ − μ)², μ = 1/n · Σᵢ xᵢ",
                "∂y/∂xᵢ = 2/n · (xᵢ − μ)",
                new Facts.Example("variance([1, 2, 6], keepdims=false)", "4.667"));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ReduceMax;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Term;
import java.util.List;

/// How far the right class is from leading the best wrong one by 1: `max(0, 1 + max((1 − y) · ŷ) − Σ y · ŷ)` over
/// the last axis, the mean over the rest.
public record CategoricalHinge() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        Term right = target.times(prediction).apply(new ReduceSum(List.of(-1), false));
        Term wrong = target.complement().times(prediction).apply(new ReduceMax(List.of(-1), false));
        return wrong.minus(right).plus(1).apply(new Relu());
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[max(0, 1 + maxₖ (1 − y_trueₖ) · y_predₖ − Σₖ y_trueₖ · y_predₖ)]",
                new Facts.Example("categorical_hinge([[0, 1, 0]], [[0.2, 0.7, 0.1]])", "0.5"));
    }
}

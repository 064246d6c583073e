package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Term;
import java.util.List;

/// How far one distribution is from another: `Σ y · ln(y / ŷ)` over the last axis, the mean over the rest. What
/// `y` gives no weight adds nothing; the logarithm is taken of at least the smallest normal number.
public record KLDivergence() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        Term zero = target.constant(0);
        Term safe = target.equalTo(zero).where(target.constant(1), target);
        Term ratio = safe.log().minus(Logarithms.safe(prediction));
        Term weighted = target.equalTo(zero).where(zero, target.times(ratio));
        return weighted.apply(new ReduceSum(List.of(-1), false));
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[Σₖ y_trueₖ · ln(y_trueₖ / y_predₖ)]",
                new Facts.Example("kl_divergence([[0.5, 0.5]], [[0.9, 0.1]])", "0.5108"));
    }
}

package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// The share of the targets' variance that predictions explain, `1 − Σ (y − ŷ)² / Σ (y − mean y)²`, the mean over the
/// columns; 1 is perfect, 0 no better than the mean, less is worse. A column that doesn't vary counts as 0.
public record R2Score() implements Metric {
    @Override
    public boolean isShare() {
        return false;
    }

    @Override
    public Map<String, Term> sums(Rows rows) {
        Term y = rows.target();
        Map<String, Term> sums = new LinkedHashMap<>();
        sums.put("squared_error", rows.total(y.minus(rows.prediction()).squared()));
        sums.put("square", rows.total(y.squared()));
        sums.put("sum", rows.total(y));
        sums.put("count", rows.count());
        return sums;
    }

    @Override
    public Term figure(Sums sums) {
        Term sum = sums.of("sum");
        Term varied = sums.of("square").minus(sum.times(Rows.share(sum, sums.of("count"))));
        Term zero = varied.constant(0);
        Term varies = zero.lessThan(varied);
        Term score = sums.of("squared_error")
                .over(varies.where(varied, varied.constant(1)))
                .complement();
        return varies.where(score, zero).mean();
    }
}

package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.operation.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// The share of what came that was predicted: of all targets that are a yes, in any column, those whose prediction is
/// above a threshold. 0 where nothing came.
///
/// @param threshold above which a prediction is a yes, between 0 and 1
public record Recall(double threshold) implements ClassMetric {
    public Recall {
        Attributes.require(threshold >= 0 && threshold <= 1, "threshold", threshold, "rule.portion");
    }

    @Override
    public Map<String, Term> sums(Rows rows) {
        Term yes = Rows.above(threshold, rows.prediction());
        Map<String, Term> sums = new LinkedHashMap<>();
        sums.put("true_positives", rows.total(yes.times(rows.answers())).sum());
        sums.put("came", rows.total(rows.answers()).sum());
        return sums;
    }

    @Override
    public Term figure(Sums sums) {
        return Rows.share(sums.of("true_positives"), sums.of("came"));
    }
}

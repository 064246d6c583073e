package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.operation.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// The harmonic mean of precision and recall of each class, `2 · tp / (2 · tp + fp + fn)`, and a mean over the classes
/// (van Rijsbergen 1979). A class that neither came nor was predicted counts as 0.
///
/// @param average how the classes become one figure
/// @param threshold above which a prediction is a yes; 0: the largest column of a row is its yes, and of a single
///     column what is above a half
public record F1Score(Average average, double threshold) implements ClassMetric {

    /// How the figures of the classes become one.
    public enum Average {
        /// Each class counts the same.
        MACRO,
        /// Each decision counts the same: counts are summed over the classes first.
        MICRO,
        /// Each class counts as often as it came.
        WEIGHTED
    }

    public F1Score {
        Attributes.require(threshold >= 0 && threshold <= 1, "threshold", threshold, "rule.portion");
    }

    @Override
    public Map<String, Term> sums(Rows rows) {
        boolean largest = threshold == 0 && rows.columns() > 1;
        Term yes = largest ? rows.chosen() : Rows.above(threshold == 0 ? 0.5 : threshold, rows.prediction());
        Map<String, Term> sums = new LinkedHashMap<>();
        sums.put("true_positives", rows.total(yes.times(rows.answers())));
        sums.put("predicted", rows.total(yes));
        sums.put("came", rows.total(rows.answers()));
        return sums;
    }

    @Override
    public Term figure(Sums sums) {
        Term right = sums.of("true_positives");
        Term predicted = sums.of("predicted");
        Term came = sums.of("came");
        return switch (average) {
            case MACRO -> score(right, predicted, came).mean();
            case MICRO -> score(right.sum(), predicted.sum(), came.sum());
            case WEIGHTED ->
                Rows.share(score(right, predicted, came).times(came).sum(), came.sum());
        };
    }

    private static Term score(Term right, Term predicted, Term came) {
        return Rows.share(right.times(2), predicted.plus(came));
    }
}

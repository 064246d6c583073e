package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Slice;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The area under a curve that a threshold between 0 and 1 draws: how well predictions put what came above what did
/// not. All columns are decisions of their own. Between thresholds the curve is interpolated, the precision-recall
/// curve after Davis and Goadrich (2006).
///
/// @param numThresholds how many thresholds, evenly spaced; the more the closer
/// @param curve which curve
public record AUC(int numThresholds, Curve curve) implements ClassMetric {

    /// Which curve.
    public enum Curve {
        /// True positive rate over false positive rate.
        ROC,
        /// Precision over recall.
        PR
    }

    private static final double BEYOND = 1e-7;

    public AUC {
        Attributes.require(numThresholds > 1, "num_thresholds", numThresholds, "rule.more-than-one");
    }

    @Override
    public Map<String, Term> sums(Rows rows) {
        Term target = rows.answers();
        Dimension decisions = target.shape().count();
        Term weight = rows.weight().expanded(target.shape());
        Term column = rows.prediction().reshaped(Shape.of(decisions, Dimension.ONE));
        Term thresholds = new Term(target.builder(), target.builder().add(new Constant(thresholds())));
        Term above = Rows.yes(thresholds.lessThan(column));
        Map<String, Term> sums = new LinkedHashMap<>();
        sums.put("true_positives", counted(target.times(weight), above));
        sums.put("false_positives", counted(target.complement().times(weight), above));
        sums.put("positives", target.times(weight).sum());
        sums.put("negatives", target.complement().times(weight).sum());
        return sums;
    }

    @Override
    public Term figure(Sums sums) {
        Term right = sums.of("true_positives");
        Term wrong = sums.of("false_positives");
        Term positives = sums.of("positives");
        return switch (curve) {
            case ROC -> {
                Term y = Rows.share(right, positives);
                Term x = Rows.share(wrong, sums.of("negatives"));
                Term height = before(y).plus(after(y)).times(0.5);
                yield before(x).minus(after(x)).times(height).sum();
            }
            case PR -> {
                Term predicted = right.plus(wrong);
                Term gained = before(right).minus(after(right));
                Term slope = Rows.share(gained, before(predicted).minus(after(predicted)));
                Term intercept = after(right).minus(slope.times(after(predicted)));
                Term one = slope.constant(1);
                Term some = slope.constant(0).lessThan(after(predicted));
                Term ratio = some.where(before(predicted).over(some.where(after(predicted), one)), one);
                Term area = slope.times(gained.plus(intercept.times(ratio.log())));
                yield Rows.share(area, positives).sum();
            }
        };
    }

    private Tensor thresholds() {
        double[] values = new double[numThresholds];
        for (int i = 0; i < numThresholds; i++) {
            values[i] = (double) i / (numThresholds - 1);
        }
        values[0] = -BEYOND;
        values[numThresholds - 1] = 1 + BEYOND;
        return Tensor.of(ElementType.FLOAT64, Shape.of(numThresholds), values);
    }

    private Term counted(Term decisions, Term above) {
        return decisions
                .reshaped(Shape.of(Dimension.ONE, decisions.shape().count()))
                .matMul(above)
                .reshaped(Shape.of(numThresholds));
    }

    private Term before(Term values) {
        return values.apply(new Slice(List.of(0), List.of(numThresholds - 1), List.of(), List.of()));
    }

    private Term after(Term values) {
        return values.apply(new Slice(List.of(1), List.of(numThresholds), List.of(), List.of()));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Tensor;
import java.util.List;

/// A learning rate that stays, then steps to another, at given steps.
///
/// @param boundaries the last step of each rate but the last, growing
/// @param values the rates, one more than boundaries; the optimizer's own rate takes no part
public record PiecewiseConstantDecay(List<Integer> boundaries, Tensor values) implements Schedule {
    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        for (int i = 0; i < boundaries.size(); i++) {
            int least = i == 0 ? 0 : boundaries.get(i - 1) + 1;
            Attributes.require(boundaries.get(i) >= least, "boundaries", boundaries, "rule.growing");
        }
        boolean fit = values.shape().rank() == 1 && values.size() == boundaries.size() + 1;
        Attributes.require(fit, "values", values, "rule.one-more");
        for (double value : values.toDoubles()) {
            Rules.positive("values", value);
        }
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term rate = rule.number(values.at(boundaries.size()));
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            Term later = rule.number(boundaries.get(i)).lessThan(rule.step());
            rate = later.where(rate, rule.number(values.at(i)));
        }
        return rule.rate(rate);
    }
}

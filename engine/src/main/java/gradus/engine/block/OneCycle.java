package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that rises to the optimizer's own and falls to almost nothing, both along half a cosine wave
/// (Smith and Topin 2018; two phases as in PyTorch, the momentum stays).
///
/// @param totalSteps how many steps there are in all; later ones keep the lowest rate
/// @param pctStart the share of the steps in which the rate rises
/// @param divFactor by how much the first rate is smaller than the highest
/// @param finalDivFactor by how much the last rate is smaller than the first
public record OneCycle(int totalSteps, double pctStart, double divFactor, double finalDivFactor) implements Schedule {
    public OneCycle {
        Rules.steps("total_steps", totalSteps);
        Rules.share("pct_start", pctStart);
        Rules.positive("div_factor", divFactor);
        Rules.positive("final_div_factor", finalDivFactor);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        double top = pctStart * totalSteps - 1;
        double end = totalSteps - 1.0;
        Term highest = rule.learningRate();
        Term first = highest.over(divFactor);
        Term last = first.over(finalDivFactor);
        Term step = ScheduleRule.atMost(rule.step(), end);
        if (top <= 0) {
            return rule.rate(between(last, highest, step.plus(-top).over(end - top)));
        }
        Term rise = between(highest, first, step.over(top));
        Term fall = between(last, highest, step.plus(-top).over(end - top));
        return rule.rate(rule.number(top).lessThan(step).where(fall, rise));
    }

    /// From `high` to `low` along half a wave.
    private static Term between(Term low, Term high, Term share) {
        return low.plus(high.minus(low).times(ScheduleRule.halfWave(share)));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that falls to an end along a power of the time left,
/// `(rate − end) · (1 − step / decay_steps)^power + end`.
///
/// @param decaySteps after how many steps the end is reached
/// @param endLearningRate the rate it ends at
/// @param power 1 for a straight line
/// @param cycle whether it begins again, each time with a multiple of the steps, rather than staying at the end
public record PolynomialDecay(int decaySteps, double endLearningRate, double power, boolean cycle) implements Schedule {
    public PolynomialDecay {
        Rules.steps("decay_steps", decaySteps);
        Rules.notNegative("end_learning_rate", endLearningRate);
        Rules.positive("power", power);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term step = rule.step();
        Term share;
        if (cycle) {
            Term cycles = ScheduleRule.ceil(step.over(decaySteps)).max(rule.number(1));
            share = step.over(cycles.times(decaySteps));
        } else {
            share = ScheduleRule.atMost(step, decaySteps).over(decaySteps);
        }
        Term left = share.complement().power(rule.number(power));
        return rule.rate(rule.learningRate().plus(-endLearningRate).times(left).plus(endLearningRate));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that shrinks by the same factor again and again, `rate · decay_rate^(step / decay_steps)`; in
/// steps, if wished.
///
/// @param decaySteps after how many steps the factor has been applied once
/// @param decayRate the factor
/// @param staircase whether it is applied at once every `decay_steps` steps, rather than a little each step
public record ExponentialDecay(int decaySteps, double decayRate, boolean staircase) implements Schedule {
    public ExponentialDecay {
        Rules.steps("decay_steps", decaySteps);
        Rules.positive("decay_rate", decayRate);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term share = rule.step().over(decaySteps);
        Term exponent = staircase ? ScheduleRule.floor(share) : share;
        return rule.rate(rule.learningRate().times(rule.number(decayRate).power(exponent)));
    }
}

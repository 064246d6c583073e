package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that shrinks as one over the time, `rate / (1 + decay_rate · step / decay_steps)`.
///
/// @param decaySteps the unit of time
/// @param decayRate how much the denominator grows in a unit of time
/// @param staircase whether it grows at once every `decay_steps` steps, rather than a little each step
public record InverseTimeDecay(int decaySteps, double decayRate, boolean staircase) implements Schedule {
    public InverseTimeDecay {
        Rules.steps("decay_steps", decaySteps);
        Rules.notNegative("decay_rate", decayRate);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term share = rule.step().over(decaySteps);
        Term time = staircase ? ScheduleRule.floor(share) : share;
        return rule.rate(rule.learningRate().over(time.times(decayRate).plus(1)));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that falls along half a cosine wave (Loshchilov and Hutter 2017), after rising in a straight line
/// if wished.
///
/// @param decaySteps how many steps it falls
/// @param alpha the share of the highest rate that it ends at
/// @param warmupTarget the rate it rises to at first, from the optimizer's own; 0 for no rise
/// @param warmupSteps how many steps it rises
public record CosineDecay(int decaySteps, double alpha, double warmupTarget, int warmupSteps) implements Schedule {
    public CosineDecay {
        Rules.steps("decay_steps", decaySteps);
        Rules.notNegative("alpha", alpha);
        Rules.notNegative("warmup_target", warmupTarget);
        Rules.notNegative("warmup_steps", warmupSteps);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term step = rule.step();
        if (warmupTarget == 0) {
            return rule.rate(falling(step, rule.learningRate()));
        }
        Term target = rule.number(warmupTarget);
        Term fall = falling(step.plus(-warmupSteps).max(rule.number(0)), target);
        if (warmupSteps == 0) {
            return rule.rate(fall);
        }
        Term rise =
                target.minus(rule.learningRate()).times(step.over(warmupSteps)).plus(rule.learningRate());
        return rule.rate(step.lessThan(rule.number(warmupSteps)).where(rise, fall));
    }

    private Term falling(Term step, Term from) {
        Term wave = ScheduleRule.halfWave(ScheduleRule.atMost(step, decaySteps).over(decaySteps));
        return from.times(wave.times(1 - alpha).plus(alpha));
    }
}

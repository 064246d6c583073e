package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;

/// A learning rate that falls along half a cosine wave and begins again, each time for longer and from a lower rate
/// if wished (SGDR, Loshchilov and Hutter 2017).
///
/// @param firstDecaySteps how many steps the first fall takes
/// @param tMul by how much each fall takes longer than the one before, at least 1
/// @param mMul by how much each begins lower than the one before
/// @param alpha the share of the rate that each ends at
public record CosineDecayRestarts(int firstDecaySteps, double tMul, double mMul, double alpha) implements Schedule {

    /// Keeps a restart from coming a step late where the logarithm rounds down.
    private static final double ROUNDING = 1e-6;

    public CosineDecayRestarts {
        Rules.steps("first_decay_steps", firstDecaySteps);
        Rules.atLeastOne("t_mul", tMul);
        Rules.positive("m_mul", mMul);
        Rules.notNegative("alpha", alpha);
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        Term time = rule.step().over(firstDecaySteps);
        Term restart;
        Term share;
        if (tMul == 1) {
            restart = ScheduleRule.floor(time.plus(ROUNDING));
            share = time.minus(restart);
        } else {
            // The falls before restart i take 1 + t + … + t^(i−1) = (t^i − 1) / (t − 1) times the first.
            Term grown = time.times(tMul - 1).plus(1).log().over(Math.log(tMul));
            restart = ScheduleRule.floor(grown.plus(ROUNDING));
            Term length = rule.number(tMul).power(restart);
            share = time.minus(length.plus(-1).over(tMul - 1)).over(length);
        }
        Term height = rule.number(mMul).power(restart);
        Term wave = height.times(ScheduleRule.halfWave(share.max(rule.number(0))));
        return rule.rate(rule.learningRate().times(wave.times(1 - alpha).plus(alpha)));
    }
}

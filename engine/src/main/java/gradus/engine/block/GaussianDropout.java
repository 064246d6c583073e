package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Term;
import java.util.function.Function;

/// Multiplies with random numbers around 1 in training (Srivastava et al. 2014).
///
/// @param rate their variance is `rate / (1 − rate)`, as that of [Dropout]
public record GaussianDropout(double rate) implements Disturbance {
    public GaussianDropout {
        Attributes.require(rate >= 0 && rate < 1, "rate", rate, "rule.share");
    }

    @Override
    public Term disturbed(Term x, Function<Instruction.Distribution, Term> random) {
        return x.times(random.apply(Instruction.Distribution.NORMAL)
                .times(Math.sqrt(rate / (1 - rate)))
                .plus(1));
    }

    @Override
    public Facts facts() {
        return Facts.block("y = x · (1 + √(rate/(1 − rate)) · z) in training, z normal; else y = x");
    }
}

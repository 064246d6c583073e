package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Term;
import java.util.function.Function;

/// Adds random numbers from a normal distribution in training.
///
/// @param stddev their standard deviation
public record GaussianNoise(double stddev) implements Disturbance {
    public GaussianNoise {
        Attributes.require(stddev >= 0, "stddev", stddev, "rule.not-negative");
    }

    @Override
    public Term disturbed(Term x, Function<Instruction.Distribution, Term> random) {
        return x.plus(random.apply(Instruction.Distribution.NORMAL).times(stddev));
    }

    @Override
    public Facts facts() {
        return Facts.block("y = x + stddev · z in training, z normal; else y = x");
    }
}

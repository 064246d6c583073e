package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Shape;

/// Random numbers, from the normal distribution of a given mean and standard deviation (`scale`). The same seed
/// gives the same numbers on every device.
public record RandomNormal(double mean, double scale, Shape shape, long seed) implements RandomOperation {
    @Override
    public Distribution distribution() {
        return Distribution.NORMAL;
    }

    @Override
    public ScalarExpression scaled() {
        return Scalars.X.times(Scalars.constant(scale)).plus(Scalars.constant(mean));
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y ∼ N(mean, scale²)",
                "derivative.none.random",
                new Facts.Example("random_normal(shape=[3], seed=1)", "[0.2287, -0.3043, -2.487]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Shape;

/// Random numbers, evenly between `low` and `high`. The same seed gives the same numbers on
/// every device.
public record RandomUniform(double low, double high, Shape shape, long seed) implements RandomOperation {
    @Override
    public Distribution distribution() {
        return Distribution.UNIFORM;
    }

    @Override
    public ScalarExpression scaled() {
        return Scalars.X.times(Scalars.constant(high - low)).plus(Scalars.constant(low));
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y ∼ U(low, high)",
                "derivative.none.random",
                new Facts.Example("random_uniform(shape=[3], seed=1)", "[0.3682, 0.9436, 0.04526]"));
    }
}

package gradus.engine.differentiate;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.Expression;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Formulas as blocks and as activations, and a person's own blocks.
final class BlockSamples {

    private BlockSamples() {}

    static List<Sample> all() {
        return List.of(
                Sample.of(new Expression("x * sigmoid(x)"), Sample.MATRIX),
                Sample.of(new Expression("(a + b) * (c - sin(a))"), Sample.MATRIX, Shape.of(4), Shape.of(3, 1)),
                Sample.of(new Expression("X @ W + exp(-b^2)"), Sample.MATRIX, Shape.of(4, 2), Shape.of(2)),
                Sample.of(new Dense(3, Activation.parse("x * sigmoid(2 * x)")), Shape.of(2, 4)),
                Sample.of(new Dense(3, Activation.parse("u = tanh(x); u^2 + 0.1 * x")), Shape.of(2, 4)));
    }
}

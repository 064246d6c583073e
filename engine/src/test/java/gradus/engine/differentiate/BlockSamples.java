package gradus.engine.differentiate;

import gradus.engine.block.Activation;
import gradus.engine.block.Block;
import gradus.engine.block.Dense;
import gradus.engine.block.Exposed;
import gradus.engine.block.Expression;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
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
                Sample.of(squares(), Shape.of(2, 4), Shape.of(4)),
                Sample.of(new Dense(3, Activation.parse("x * sigmoid(2 * x)")), Shape.of(2, 4)),
                Sample.of(new Dense(3, Activation.parse("u = tanh(x); u^2 + 0.1 * x")), Shape.of(2, 4)));
    }

    /// A block of two inputs and two outputs, with a layer inside.
    private static Block squares() {
        GraphBuilder body = new GraphBuilder();
        Term a = new Term(body, body.add("a", new Input(Shape.of(2, 4))));
        Term b = new Term(body, body.add("b", new Input(Shape.of(4))));
        Value rows = body.add("dense", new Dense(3, Activation.TANH), a.plus(b).value());
        body.output("rows", rows);
        body.output("product", a.times(b).squared().value());
        return new Block("Squares", body.build(), Exposed.NOTHING);
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is made of operations: the whole catalogue with layers and losses, and the optimizers.
public final class Blocks {

    private Blocks() {}

    /// Leaves, operators, layers and losses.
    public static Catalogue catalogue() {
        return Catalogue.operators()
                .and(Layers.prototypes())
                .and(List.of(
                        new CategoricalCrossentropy(false),
                        new SparseCategoricalCrossentropy(false),
                        new BinaryCrossentropy(false),
                        new KLDivergence(),
                        new Hinge(),
                        new MeanSquaredError(),
                        new MeanAbsoluteError(),
                        new Huber(1),
                        new LogCosh(),
                        new MeanSquaredLogarithmicError(),
                        new MeanAbsolutePercentageError(),
                        new SquaredHinge(),
                        new CategoricalHinge(),
                        new Poisson(),
                        new CosineSimilarity(-1),
                        new BinaryFocalCrossentropy(),
                        new CategoricalFocalCrossentropy()))
                .and(List.of(new Expression("x * sigmoid(x)"), new Block("", identity(), Exposed.NOTHING)));
    }

    /// The inside of a block before a person gives it one: what arrives goes out.
    private static Graph identity() {
        return Graph.of(List.of(new Node("x", "x", new Input(Shape.batchOf(1)), Map.of())), Map.of("y", Value.of("x")));
    }

    /// One prototype of each optimizer, with Keras's defaults.
    public static List<Optimizer> optimizers() {
        return List.of(
                new SGD(0.01, 0, false, 0),
                new Adagrad(0.001, 0.1, 1e-7),
                new Adadelta(0.001, 0.95, 1e-7),
                new RMSprop(0.001, 0.9, 0, 1e-7, false),
                new Adam(0.001),
                new AdamW(0.001, 0.9, 0.999, 1e-7, false, 0.004),
                new Adamax(0.001, 0.9, 0.999, 1e-7),
                new Nadam(0.001, 0.9, 0.999, 1e-7, 0.004));
    }

    /// The optimizer of this name with its defaults.
    public static Optional<Optimizer> optimizer(String name) {
        return optimizers().stream()
                .filter(optimizer -> optimizer.name().equals(name))
                .findFirst();
    }
}

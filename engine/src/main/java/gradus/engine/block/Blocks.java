package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Input;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
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
                new Nadam(0.001, 0.9, 0.999, 1e-7, 0.004),
                new Lion(0.001, 0.9, 0.99, 0),
                new Ftrl(0.001, -0.5, 0.1, 0, 0, 0, 0),
                CustomOptimizer.opened(new SGD(0.01, 0, false, 0)));
    }

    /// The optimizer of this name with its defaults.
    public static Optional<Optimizer> optimizer(String name) {
        return optimizers().stream()
                .filter(optimizer -> optimizer.name().equals(name))
                .findFirst();
    }

    /// One prototype of each learning-rate schedule; that of a rate that stays comes first.
    public static List<Schedule> schedules() {
        return List.of(
                new ConstantRate(),
                new PiecewiseConstantDecay(List.of(1000), Tensor.of(ElementType.FLOAT64, Shape.of(2), 0.01, 0.001)),
                new ExponentialDecay(1000, 0.96, false),
                new InverseTimeDecay(1000, 0.5, false),
                new PolynomialDecay(1000, 0.0001, 1, false),
                new CosineDecay(1000, 0, 0, 0),
                new CosineDecayRestarts(1000, 2, 1, 0),
                new OneCycle(1000, 0.3, 25, 1e4),
                new ReduceLROnPlateau(0.1, 10, 0.0001, 0, 0));
    }

    /// The schedule of this name with its defaults.
    public static Optional<Schedule> schedule(String name) {
        return schedules().stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst();
    }
}

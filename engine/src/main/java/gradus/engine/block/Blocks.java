package gradus.engine.block;

import gradus.engine.operation.Catalogue;
import java.util.List;
import java.util.Optional;

/// All that is made of operations: the whole catalogue with layers and losses, and the optimizers.
public final class Blocks {

    private Blocks() {}

    /// Leaves, operators, layers and losses.
    public static Catalogue catalogue() {
        return Catalogue.operators()
                .and(List.of(
                        new Dense(1, Activation.LINEAR), new CategoricalCrossentropy(false), new MeanSquaredError()));
    }

    /// One prototype of each optimizer, with Keras's defaults.
    public static List<Optimizer> optimizers() {
        return List.of(new SGD(0.01, 0, false, 0), new Adam(0.001));
    }

    /// The optimizer of this name with its defaults.
    public static Optional<Optimizer> optimizer(String name) {
        return optimizers().stream()
                .filter(optimizer -> optimizer.name().equals(name))
                .findFirst();
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Expand;
import gradus.engine.operation.RandomNormal;
import gradus.engine.operation.RandomUniform;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/// Where the first values of a parameter come from, by Keras's names; each is a graph that draws them.
public enum Initializer {
    ZEROS,
    ONES,
    /// Evenly within ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010).
    GLOROT_UNIFORM,
    /// From a normal distribution with standard deviation √(2 / fan in) (He et al. 2015).
    HE_NORMAL;

    /// The initializer of this name, in any case.
    public static Optional<Initializer> find(String name) {
        for (Initializer initializer : values()) {
            if (initializer.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(initializer);
            }
        }
        return Optional.empty();
    }

    /// A graph without inputs whose output `y` is the parameter's first value.
    ///
    /// @param shape the parameter's shape
    /// @param seed the same seed draws the same numbers
    public Graph graph(Shape shape, long seed) {
        GraphBuilder builder = new GraphBuilder();
        Value drawn = switch (this) {
            case ZEROS -> constant(builder, shape, 0);
            case ONES -> constant(builder, shape, 1);
            case GLOROT_UNIFORM -> {
                double limit = Math.sqrt(6.0 / (fanIn(shape) + fanOut(shape)));
                yield builder.add(new RandomUniform(-limit, limit, shape, seed));
            }
            case HE_NORMAL -> builder.add(new RandomNormal(0, Math.sqrt(2.0 / fanIn(shape)), shape, seed));
        };
        return builder.output("y", drawn).build();
    }

    private static Value constant(GraphBuilder builder, Shape shape, double value) {
        return builder.add(new Expand(shape), builder.add(new Constant(Tensor.scalar(value))));
    }

    /// Inputs a unit reads: the first axis of a matrix, `[in, out]`.
    private static int fanIn(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.get(0).size();
    }

    private static int fanOut(Shape shape) {
        return shape.rank() < 2 ? fanIn(shape) : shape.get(-1).size();
    }
}

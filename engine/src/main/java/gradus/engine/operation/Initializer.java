package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Variant;
import gradus.engine.graph.Variants;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Where the first values of a parameter come from, by Keras's names and arguments: `glorot_uniform`,
/// `random_normal(stddev=0.1)`. Each is a graph that draws them.
///
/// Kernels are laid out as Keras has them, `[inputs, units]` and `[height, width, inputs, units]`: fan in is how many
/// numbers a unit reads, fan out how many units read a number.
public sealed interface Initializer extends Variant {

    /// All of them, with Keras's defaults.
    static Variants<Initializer> variants() {
        return new Variants<>(List.of(
                new Zeros(),
                new Ones(),
                new Constant(0),
                new RandomNormal(0, 0.05),
                new TruncatedNormal(0, 0.05),
                new RandomUniform(-0.05, 0.05),
                new GlorotNormal(),
                new GlorotUniform(),
                new HeNormal(),
                new HeUniform(),
                new LecunNormal(),
                new LecunUniform(),
                new Orthogonal(1),
                new Identity(1),
                new UnitForget()));
    }

    /// Reads what [#text()] writes.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when the text is no initializer
    static Initializer parse(String text) {
        return variants().parse(text);
    }

    @Override
    default String text() {
        return variants().text(this);
    }

    /// Adds the nodes that draw a tensor of a shape.
    ///
    /// @param seed the same seed draws the same numbers
    Term draw(GraphBuilder builder, Shape shape, long seed);

    /// The rule that a shape breaks, if it can't be drawn.
    default Optional<Message> misfit(Shape shape) {
        return Optional.empty();
    }

    /// A graph without inputs whose output `y` is the parameter's first value.
    ///
    /// @param shape the parameter's shape
    /// @param seed the same seed draws the same numbers
    default Graph graph(Shape shape, long seed) {
        GraphBuilder builder = new GraphBuilder();
        return builder.output("y", draw(builder, shape, seed).value()).build();
    }

    record Zeros() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return Term.constant(builder, 0).expanded(shape);
        }
    }

    record Ones() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return Term.constant(builder, 1).expanded(shape);
        }
    }

    record Constant(double value) implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return Term.constant(builder, value).expanded(shape);
        }
    }

    /// From a normal distribution.
    record RandomNormal(double mean, double stddev) implements Initializer {
        public RandomNormal {
            Attributes.require(stddev >= 0, "stddev", stddev, "rule.not-negative");
        }

        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return new Term(builder, builder.add(new gradus.engine.operation.RandomNormal(mean, stddev, shape, seed)));
        }
    }

    /// From a normal distribution, drawn anew while farther than two standard deviations from the mean.
    record TruncatedNormal(double mean, double stddev) implements Initializer {

        /// After so many draws one in 10¹¹ numbers is left, and takes the mean.
        private static final int DRAWS = 8;

        /// The standard deviation that is left of 1 when what is farther away than 2 is cut off.
        private static final double LEFT = 0.8796256610342398;

        public TruncatedNormal {
            Attributes.require(stddev >= 0, "stddev", stddev, "rule.not-negative");
        }

        /// Around 0, so wide that this variance is left.
        static TruncatedNormal ofVariance(double variance) {
            return new TruncatedNormal(0, Math.sqrt(variance) / LEFT);
        }

        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            Term z = Term.constant(builder, 0).expanded(shape);
            for (int i = 0; i < DRAWS; i++) {
                Term again = new RandomNormal(0, 1).draw(builder, shape, seed + i);
                z = again.apply(new Abs()).lessThan(again.constant(2)).where(again, z);
            }
            return z.times(stddev).plus(mean);
        }
    }

    /// Evenly between two bounds.
    record RandomUniform(double minval, double maxval) implements Initializer {
        public RandomUniform {
            Attributes.require(minval <= maxval, "minval", minval, "rule.bounds");
        }

        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return new Term(
                    builder, builder.add(new gradus.engine.operation.RandomUniform(minval, maxval, shape, seed)));
        }
    }

    /// From a truncated normal distribution with variance 2 / (fan in + fan out) (Glorot and Bengio 2010).
    record GlorotNormal() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            Fans fans = Fans.of(shape);
            return TruncatedNormal.ofVariance(2.0 / (fans.in() + fans.out())).draw(builder, shape, seed);
        }
    }

    /// Evenly within ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010).
    record GlorotUniform() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            Fans fans = Fans.of(shape);
            double limit = Math.sqrt(6.0 / (fans.in() + fans.out()));
            return new RandomUniform(-limit, limit).draw(builder, shape, seed);
        }
    }

    /// From a truncated normal distribution with variance 2 / fan in (He et al. 2015).
    record HeNormal() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return TruncatedNormal.ofVariance(2.0 / Fans.of(shape).in()).draw(builder, shape, seed);
        }
    }

    /// Evenly within ±√(6 / fan in) (He et al. 2015).
    record HeUniform() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            double limit = Math.sqrt(6.0 / Fans.of(shape).in());
            return new RandomUniform(-limit, limit).draw(builder, shape, seed);
        }
    }

    /// From a truncated normal distribution with variance 1 / fan in (LeCun et al. 1998).
    record LecunNormal() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return TruncatedNormal.ofVariance(1.0 / Fans.of(shape).in()).draw(builder, shape, seed);
        }
    }

    /// Evenly within ±√(3 / fan in) (LeCun et al. 1998).
    record LecunUniform() implements Initializer {
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            double limit = Math.sqrt(3.0 / Fans.of(shape).in());
            return new RandomUniform(-limit, limit).draw(builder, shape, seed);
        }
    }

    /// A matrix with orthogonal rows or columns, whichever are fewer, each of length `gain` (Saxe et al. 2014); of
    /// more than two axes the first ones count as rows.
    record Orthogonal(double gain) implements Initializer {

        /// Enough for the smallest singular value to grow from 10⁻⁷ to 1.
        private static final int ROUNDS = 44;

        @Override
        public Optional<Message> misfit(Shape shape) {
            return shape.rank() < 2 ? Optional.of(Message.of("rule.initializer-matrix")) : Optional.empty();
        }

        /// The orthogonal matrix that is nearest to one drawn from the normal distribution, by the iteration of Newton
        /// and Schulz, `X ← 3/2 · X − 1/2 · X Xᵀ X`, which brings all singular values below √3 to 1.
        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            int columns = shape.get(-1).size();
            int rows = shape.size() / columns;
            Shape matrix = Shape.of(Math.min(rows, columns), Math.max(rows, columns));
            double largest = Math.sqrt(rows) + Math.sqrt(columns);
            Term x = new RandomNormal(0, 1 / largest).draw(builder, matrix, seed);
            for (int i = 0; i < ROUNDS; i++) {
                x = x.times(1.5).minus(x.matMul(x.transposed()).matMul(x).times(0.5));
            }
            Term turned = rows > columns ? x.transposed() : x;
            return turned.times(gain).reshaped(shape);
        }
    }

    /// A matrix with `gain` on the main diagonal and zeros elsewhere.
    record Identity(double gain) implements Initializer {
        @Override
        public Optional<Message> misfit(Shape shape) {
            return shape.rank() != 2 ? Optional.of(Message.of("rule.initializer-matrix")) : Optional.empty();
        }

        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            return Term.constant(builder, 0)
                    .expanded(shape)
                    .apply(new EyeLike(0))
                    .times(gain);
        }
    }

    /// Zeros, but ones for the second of four gates that stand one behind the other along the last axis: an LSTM
    /// begins by remembering (Jozefowicz et al. 2015).
    record UnitForget() implements Initializer {
        @Override
        public Optional<Message> misfit(Shape shape) {
            return shape.rank() == 0 || shape.get(-1).size() % 4 != 0
                    ? Optional.of(Message.of("rule.initializer-gates"))
                    : Optional.empty();
        }

        @Override
        public Term draw(GraphBuilder builder, Shape shape, long seed) {
            Dimension units = Dimension.of(shape.get(-1).size() / 4);
            Shape gate = shape.with(shape.rank() - 1, units);
            Term zeros = Term.constant(builder, 0).expanded(gate);
            return zeros.apply(new Concat(-1, 4), Term.constant(builder, 1).expanded(gate), zeros, zeros);
        }
    }

    /// How many numbers a unit reads, and how many units read a number. Of more than two axes the first ones are
    /// those along which a kernel slides.
    record Fans(double in, double out) {
        static Fans of(Shape shape) {
            if (shape.rank() < 2) {
                double size = Math.max(1, shape.size());
                return new Fans(size, size);
            }
            double field = 1;
            for (Dimension length : shape.dimensions().subList(0, shape.rank() - 2)) {
                field *= length.size();
            }
            return new Fans(shape.get(-2).size() * field, shape.get(-1).size() * field);
        }
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Message;
import gradus.engine.graph.Variant;
import gradus.engine.graph.Variants;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// What weights must keep: after each training step they are brought back to it. By Keras's names: `none`,
/// `max_norm(max_value=3)`.
public sealed interface Constraint extends Variant {

    /// All of them, with Keras's defaults.
    static Variants<Constraint> variants() {
        return new Variants<>(List.of(new None(), new MaxNorm(2, List.of(0)), new NonNeg(), new UnitNorm(List.of(0))));
    }

    /// Reads what [#text()] writes.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when the text is no constraint
    static Constraint parse(String text) {
        return variants().parse(text);
    }

    @Override
    default String text() {
        return variants().text(this);
    }

    /// The weights brought back.
    Term applied(Term weights);

    /// The rule that a shape breaks, if such weights can't keep it.
    default Optional<Message> misfit(Shape shape) {
        return Optional.empty();
    }

    /// Everything is allowed.
    record None() implements Constraint {
        @Override
        public Term applied(Term weights) {
            return weights;
        }
    }

    /// The length along some axes is at most `max_value`: longer vectors are shortened. Of a kernel `[inputs, units]`
    /// axis 0 are the weights of one unit.
    record MaxNorm(double maxValue, List<Integer> axis) implements Constraint {
        public MaxNorm {
            axis = List.copyOf(axis);
            Attributes.require(maxValue > 0, "max_value", maxValue, "rule.positive");
        }

        @Override
        public Optional<Message> misfit(Shape shape) {
            return missing(shape, axis);
        }

        @Override
        public Term applied(Term weights) {
            Term length = weights.apply(new ReduceL2(axis, true));
            Term most = weights.constant(maxValue);
            return most.lessThan(length).where(weights.times(most.over(length)), weights);
        }
    }

    /// No weight is negative: those that are become 0.
    record NonNeg() implements Constraint {
        @Override
        public Term applied(Term weights) {
            return weights.apply(new Relu());
        }
    }

    /// The length along some axes is 1; vectors of zeros stay.
    record UnitNorm(List<Integer> axis) implements Constraint {
        public UnitNorm {
            axis = List.copyOf(axis);
        }

        @Override
        public Optional<Message> misfit(Shape shape) {
            return missing(shape, axis);
        }

        @Override
        public Term applied(Term weights) {
            Term length = weights.apply(new ReduceL2(axis, true));
            Term zero = weights.constant(0);
            return weights.over(length.equalTo(zero).where(weights.constant(1), length));
        }
    }

    private static Optional<Message> missing(Shape shape, List<Integer> axes) {
        return ShapeChecks.axes(shape, axes).isPresent()
                ? Optional.empty()
                : Optional.of(Message.of("rule.axis", axes.toString(), String.valueOf(shape.rank())));
    }
}

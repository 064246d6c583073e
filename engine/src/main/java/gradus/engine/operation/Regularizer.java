package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Variant;
import gradus.engine.graph.Variants;
import java.util.List;

/// What large weights cost: a penalty that training adds to the loss, by Keras's names: `none`, `l2(l2=0.001)`.
public sealed interface Regularizer extends Variant {

    /// All of them, with Keras's defaults.
    static Variants<Regularizer> variants() {
        return new Variants<>(List.of(new None(), new L1(0.01), new L2(0.01), new L1L2(0, 0)));
    }

    /// Reads what [#text()] writes.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when the text is no regularizer
    static Regularizer parse(String text) {
        return variants().parse(text);
    }

    @Override
    default String text() {
        return variants().text(this);
    }

    /// The penalty of some weights, a single number.
    Term penalty(Term weights);

    /// No penalty.
    record None() implements Regularizer {
        @Override
        public Term penalty(Term weights) {
            return weights.constant(0);
        }
    }

    /// `l1 · Σ |w|`: draws weights to exactly 0.
    record L1(double l1) implements Regularizer {
        public L1 {
            Attributes.require(l1 >= 0, "l1", l1, "rule.not-negative");
        }

        @Override
        public Term penalty(Term weights) {
            return weights.apply(new Abs()).sum().times(l1);
        }
    }

    /// `l2 · Σ w²`: keeps weights small.
    record L2(double l2) implements Regularizer {
        public L2 {
            Attributes.require(l2 >= 0, "l2", l2, "rule.not-negative");
        }

        @Override
        public Term penalty(Term weights) {
            return weights.squared().sum().times(l2);
        }
    }

    /// Both.
    record L1L2(double l1, double l2) implements Regularizer {
        public L1L2 {
            Attributes.require(l1 >= 0, "l1", l1, "rule.not-negative");
            Attributes.require(l2 >= 0, "l2", l2, "rule.not-negative");
        }

        @Override
        public Term penalty(Term weights) {
            return new L1(l1).penalty(weights).plus(new L2(l2).penalty(weights));
        }
    }
}

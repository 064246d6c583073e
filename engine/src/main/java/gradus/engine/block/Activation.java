package gradus.engine.block;

import gradus.engine.operation.Relu;
import gradus.engine.operation.Sigmoid;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Softplus;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Term;
import java.util.Locale;
import java.util.Optional;

/// What a layer applies to its sums, by Keras's names.
public enum Activation {
    LINEAR,
    RELU,
    TANH,
    SIGMOID,
    SOFTMAX,
    SOFTPLUS;

    /// The activation of this name, in any case.
    public static Optional<Activation> find(String name) {
        for (Activation activation : values()) {
            if (activation.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(activation);
            }
        }
        return Optional.empty();
    }

    /// Adds the function; linear adds nothing.
    public Term apply(Term sums) {
        return switch (this) {
            case LINEAR -> sums;
            case RELU -> sums.apply(new Relu());
            case TANH -> sums.apply(new Tanh());
            case SIGMOID -> sums.apply(new Sigmoid());
            case SOFTMAX -> sums.apply(new Softmax(-1));
            case SOFTPLUS -> sums.apply(new Softplus());
        };
    }
}

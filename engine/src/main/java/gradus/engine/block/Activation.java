package gradus.engine.block;

import gradus.engine.formula.Formula;
import gradus.engine.graph.Message;
import gradus.engine.operation.Elu;
import gradus.engine.operation.Gelu;
import gradus.engine.operation.HardSigmoid;
import gradus.engine.operation.LeakyRelu;
import gradus.engine.operation.LogSoftmax;
import gradus.engine.operation.Mish;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Selu;
import gradus.engine.operation.Sigmoid;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Softplus;
import gradus.engine.operation.Softsign;
import gradus.engine.operation.Swish;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a layer applies to its sums: a function that Keras has a name for, or any formula in x, such as
/// `x * sigmoid(x)`.
public sealed interface Activation {
    Activation LINEAR = Named.LINEAR;
    Activation RELU = Named.RELU;
    Activation TANH = Named.TANH;
    Activation SIGMOID = Named.SIGMOID;
    Activation SOFTMAX = Named.SOFTMAX;
    Activation SOFTPLUS = Named.SOFTPLUS;

    /// Adds the function.
    ///
    /// @throws gradus.engine.graph.GradusException when the sums don't fit a formula
    Term apply(Term sums);

    /// By Keras's names and with its constants.
    enum Named implements Activation {
        LINEAR,
        RELU,
        TANH,
        SIGMOID,
        SOFTMAX,
        SOFTPLUS,
        ELU,
        EXPONENTIAL,
        GELU,
        HARD_SIGMOID,
        LEAKY_RELU,
        LOG_SOFTMAX,
        MISH,
        SELU,
        SILU,
        SOFTSIGN;

        /// Linear adds nothing.
        @Override
        public Term apply(Term sums) {
            return switch (this) {
                case LINEAR -> sums;
                case RELU -> sums.apply(new Relu());
                case TANH -> sums.apply(new Tanh());
                case SIGMOID -> sums.apply(new Sigmoid());
                case SOFTMAX -> sums.apply(new Softmax(-1));
                case SOFTPLUS -> sums.apply(new Softplus());
                case ELU -> sums.apply(new Elu(1));
                case EXPONENTIAL -> sums.exp();
                case GELU -> sums.apply(new Gelu(Gelu.Approximation.NONE));
                case HARD_SIGMOID -> sums.apply(new HardSigmoid(1 / 6.0, 0.5));
                case LEAKY_RELU -> sums.apply(new LeakyRelu(0.2));
                case LOG_SOFTMAX -> sums.apply(new LogSoftmax(-1));
                case MISH -> sums.apply(new Mish());
                case SELU -> sums.apply(new Selu());
                case SILU -> sums.apply(new Swish(1));
                case SOFTSIGN -> sums.apply(new Softsign());
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// By a formula.
    ///
    /// @param formula in x, such as `x * sigmoid(x)`
    record ByFormula(String formula) implements Activation {

        private static final String ATTRIBUTE = "activation";

        public ByFormula {
            formula = formula.strip();
            List<String> variables = read(formula).variables();
            if (!variables.equals(List.of("x"))) {
                throw TypedFormula.refused(
                        ATTRIBUTE, formula, Message.of("rule.activation", String.join(", ", names())));
            }
        }

        @Override
        public Term apply(Term sums) {
            return new Term(sums.builder(), TypedFormula.add(read(formula), sums.builder(), Map.of("x", sums.value())));
        }

        @Override
        public String toString() {
            return formula;
        }

        private static Formula read(String formula) {
            return TypedFormula.read(ATTRIBUTE, formula);
        }
    }

    /// The names that are known, as people write them.
    static List<String> names() {
        return Arrays.stream(Named.values()).map(Named::toString).toList();
    }

    /// The activation of this name, in any case.
    static Optional<Activation> find(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Named.values())
                .filter(named -> named.toString().equals(key.equals("swish") ? "silu" : key))
                .map(Activation.class::cast)
                .findFirst();
    }

    /// The activation of this name or by this formula.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid`, with the reason as the rule
    static Activation parse(String text) {
        return find(text).orElseGet(() -> new ByFormula(text));
    }
}

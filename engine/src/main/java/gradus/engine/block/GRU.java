package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Usually;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Slice;
import gradus.engine.operation.Squeeze;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A gated recurrent layer (Cho et al. 2014): one gate decides how much of the state is renewed, another how much of
/// it the new state is made from. The gates stand in the weights in Keras's order: update, reset, new state.
///
/// @param units how many numbers it puts out and remembers
/// @param activation what is applied to the new state
/// @param recurrentActivation what is applied to the sums of the gates
/// @param useBias whether biases are added to its sums
/// @param kernelInitializer where the weights of the inputs begin
/// @param recurrentInitializer where the weights of the state begin
/// @param biasInitializer where the biases begin
/// @param kernelRegularizer what large weights of the inputs cost
/// @param recurrentRegularizer what large weights of the state cost
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param kernelConstraint what the weights of the inputs must keep
/// @param recurrentConstraint what the weights of the state must keep
/// @param biasConstraint what the biases must keep
/// @param dropout the share of the inputs that is left out in training
/// @param recurrentDropout the share of the state that its weights don't see in training
/// @param returnSequences whether it gives the results of all steps or of the last one only
/// @param goBackwards whether it begins at the last step
/// @param resetAfter whether the reset gate acts behind the product with the weights, which then has biases of its
///     own, `[2, 3 · units]` together; else before it
/// @param trainable whether training may change its weights
public record GRU(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean useBias,
        Initializer kernelInitializer,
        Initializer recurrentInitializer,
        Initializer biasInitializer,
        @Usually("none") Regularizer kernelRegularizer,
        @Usually("none") Regularizer recurrentRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint kernelConstraint,
        @Usually("none") Constraint recurrentConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("0.0") double dropout,
        @Usually("0.0") double recurrentDropout,
        boolean returnSequences,
        boolean goBackwards,
        boolean resetAfter,
        @Usually("true") boolean trainable)
        implements Recurrent {

    public GRU {
        Attributes.require(units > 0, "units", units, "rule.positive");
        Attributes.require(dropout >= 0 && dropout < 1, "dropout", dropout, "rule.share");
        Attributes.require(
                recurrentDropout >= 0 && recurrentDropout < 1, "recurrent_dropout", recurrentDropout, "rule.share");
    }

    /// A layer with Keras's defaults for everything else.
    public GRU(int units, boolean returnSequences) {
        this(
                units,
                Activation.TANH,
                Activation.SIGMOID,
                true,
                new Initializer.GlorotUniform(),
                new Initializer.Orthogonal(1),
                new Initializer.Zeros(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                new Constraint.None(),
                0,
                0,
                returnSequences,
                false,
                true,
                true);
    }

    @Override
    public int gates() {
        return 3;
    }

    @Override
    public List<String> states() {
        return List.of("h");
    }

    @Override
    public Parameter bias() {
        Shape shape = resetAfter ? Shape.of(2, 3 * units) : Shape.of(3 * units);
        return new Parameter(shape, biasInitializer, trainable, biasRegularizer, biasConstraint);
    }

    @Override
    public Term inputBias(Term bias) {
        return resetAfter ? row(bias, 0) : bias;
    }

    @Override
    public Optional<Term> recurrentBias(Term bias) {
        return resetAfter ? Optional.of(row(bias, 1)) : Optional.empty();
    }

    @Override
    public List<Term> step(List<Term> states, Term seen, Term sums, Term kernel, Optional<Term> bias) {
        Term h = states.getFirst();
        Term own = seen.matMul(resetAfter ? kernel : Recurrence.gates(kernel, units, 0, 2));
        Term inner = bias.map(own::plus).orElse(own);
        Term update = gate(sums, inner, 0);
        Term reset = gate(sums, inner, 1);
        Term remembered = resetAfter
                ? reset.times(Recurrence.gates(inner, units, 2, 3))
                : reset.times(seen).matMul(Recurrence.gates(kernel, units, 2, 3));
        Term renewed = activation.apply(Recurrence.gates(sums, units, 2, 3).plus(remembered));
        return List.of(update.times(h).plus(update.complement().times(renewed)));
    }

    private Term gate(Term sums, Term inner, int number) {
        return recurrentActivation.apply(Recurrence.gates(sums, units, number, number + 1)
                .plus(Recurrence.gates(inner, units, number, number + 1)));
    }

    private static Term row(Term bias, int number) {
        return bias.apply(new Slice(List.of(number), List.of(number + 1), List.of(0), List.of()))
                .apply(new Squeeze(List.of(0)));
    }

    @Override
    public Facts facts() {
        return Facts.block("z, r = σ(xₜ · kernel + hₜ₋₁ · recurrent_kernel + bias); "
                + "g = tanh(xₜ · kernel + r · (hₜ₋₁ · recurrent_kernel) + bias); hₜ = z · hₜ₋₁ + (1 − z) · g");
    }
}

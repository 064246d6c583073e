package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Usually;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A layer with long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000): gates decide what its
/// cells take in, keep and show. The gates stand in the weights in Keras's order: input, forget, cell, output.
///
/// @param units how many cells there are
/// @param activation what is applied to what the cells take in and show
/// @param recurrentActivation what is applied to the sums of the gates
/// @param useBias whether biases are added to its sums
/// @param kernelInitializer where the weights of the inputs begin
/// @param recurrentInitializer where the weights of the state begin
/// @param biasInitializer where the biases begin
/// @param unitForgetBias whether the biases of the forget gates begin at 1, and all others at 0
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
/// @param trainable whether training may change its weights
public record LSTM(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean useBias,
        Initializer kernelInitializer,
        Initializer recurrentInitializer,
        Initializer biasInitializer,
        boolean unitForgetBias,
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
        @Usually("true") boolean trainable)
        implements Recurrent {

    public LSTM {
        Attributes.require(units > 0, "units", units, "rule.positive");
        Attributes.require(dropout >= 0 && dropout < 1, "dropout", dropout, "rule.share");
        Attributes.require(
                recurrentDropout >= 0 && recurrentDropout < 1, "recurrent_dropout", recurrentDropout, "rule.share");
    }

    /// A layer with Keras's defaults for everything else.
    public LSTM(int units, boolean returnSequences) {
        this(
                units,
                Activation.TANH,
                Activation.SIGMOID,
                true,
                new Initializer.GlorotUniform(),
                new Initializer.Orthogonal(1),
                new Initializer.Zeros(),
                true,
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
                true);
    }

    @Override
    public int gates() {
        return 4;
    }

    @Override
    public List<String> states() {
        return List.of("h", "c");
    }

    @Override
    public Parameter bias() {
        Initializer first = unitForgetBias ? new Initializer.UnitForget() : biasInitializer;
        return new Parameter(Shape.of(4 * units), first, trainable, biasRegularizer, biasConstraint);
    }

    @Override
    public List<Term> step(List<Term> states, Term seen, Term sums, Term kernel, Optional<Term> bias) {
        Term all = sums.plus(seen.matMul(kernel));
        Term input = recurrentActivation.apply(Recurrence.gates(all, units, 0, 1));
        Term forget = recurrentActivation.apply(Recurrence.gates(all, units, 1, 2));
        Term taken = activation.apply(Recurrence.gates(all, units, 2, 3));
        Term output = recurrentActivation.apply(Recurrence.gates(all, units, 3, 4));
        Term cell = forget.times(states.get(1)).plus(input.times(taken));
        return List.of(output.times(activation.apply(cell)), cell);
    }

    @Override
    public Facts facts() {
        return Facts.block("i, f, g, o = xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel; "
                + "cₜ = σ(f) · cₜ₋₁ + σ(i) · tanh(g); hₜ = σ(o) · tanh(cₜ)");
    }
}

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

/// A simple recurrent layer, `h ← activation(x @ kernel + bias + h @ recurrent_kernel)` (Elman 1990).
///
/// @param units how many numbers it puts out and remembers
/// @param activation what it applies to its sums
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
/// @param trainable whether training may change its weights
public record SimpleRNN(
        int units,
        Activation activation,
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
        @Usually("true") boolean trainable)
        implements Recurrent {

    public SimpleRNN {
        Attributes.require(units > 0, "units", units, "rule.positive");
        Attributes.require(dropout >= 0 && dropout < 1, "dropout", dropout, "rule.share");
        Attributes.require(
                recurrentDropout >= 0 && recurrentDropout < 1, "recurrent_dropout", recurrentDropout, "rule.share");
    }

    /// A layer with Keras's defaults for everything else.
    public SimpleRNN(int units, boolean returnSequences) {
        this(
                units,
                Activation.TANH,
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
                true);
    }

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public List<String> states() {
        return List.of("h");
    }

    @Override
    public Parameter bias() {
        return new Parameter(Shape.of(units), biasInitializer, trainable, biasRegularizer, biasConstraint);
    }

    @Override
    public List<Term> step(List<Term> states, Term seen, Term sums, Term kernel, Optional<Term> bias) {
        return List.of(activation.apply(sums.plus(seen.matMul(kernel))));
    }

    @Override
    public Facts facts() {
        return Facts.block("hₜ = activation(xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel)");
    }
}

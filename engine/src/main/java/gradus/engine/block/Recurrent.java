package gradus.engine.block;

import gradus.engine.graph.Message;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A layer that goes through sequences `[N, T, features]` step by step and remembers: its states begin at 0 and go
/// from step to step. It gives what it puts out at the last step, `[N, units]`, or at every step, `[N, T, units]`.
///
/// The inputs' share of the sums, `x @ kernel + bias`, is computed for all steps at once; what depends on the state
/// is one scan. What dropout leaves out of a sequence is the same at all its steps (Gal and Ghahramani 2016).
public interface Recurrent extends Layer, Compound {

    /// How many numbers it puts out at a step.
    int units();

    boolean useBias();

    /// Where the weights `[features, gates · units]` begin.
    Initializer kernelInitializer();

    /// Where the weights `[units, gates · units]` of the state begin.
    Initializer recurrentInitializer();

    Regularizer kernelRegularizer();

    Regularizer recurrentRegularizer();

    Regularizer activityRegularizer();

    Constraint kernelConstraint();

    Constraint recurrentConstraint();

    /// The share of the inputs that is left out in training.
    double dropout();

    /// The share of the state that its weights don't see in training.
    double recurrentDropout();

    /// Whether it gives the results of all steps or of the last one only.
    boolean returnSequences();

    /// Whether it begins at the last step; results of all steps then stand in the order they were computed in.
    boolean goBackwards();

    /// Whether training may change its weights.
    boolean trainable();

    /// How many sums there are for each unit.
    int gates();

    /// The names of its states; the first is what it puts out.
    List<String> states();

    /// Its biases.
    Parameter bias();

    /// What of the biases is added to the inputs' share of the sums.
    default Term inputBias(Term bias) {
        return bias;
    }

    /// What of the biases belongs to the state's share.
    default Optional<Term> recurrentBias(Term bias) {
        return Optional.empty();
    }

    /// The next states.
    ///
    /// @param states one a name, `[N, units]`
    /// @param seen what the weights see of the first one
    /// @param sums the inputs' share, `[N, gates · units]`
    /// @param kernel the weights of the state
    /// @param bias see [#recurrentBias]
    List<Term> step(List<Term> states, Term seen, Term sums, Term kernel, Optional<Term> bias);

    @Override
    default List<Port> inputs() {
        return Layer.super.inputs();
    }

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() == 3 && x.shape().get(2).isFixed()
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.sequence")));
    }

    @Override
    default Term result(List<Term> inputs) {
        return results(inputs, Mode.INFERENCE).getFirst();
    }

    @Override
    default List<Term> results(List<Term> inputs, Mode mode) {
        Term x = inputs.getFirst();
        Dimension rows = x.shape().get(0);
        Dimension features = x.shape().get(2);
        Dimension width = Dimension.of(gates() * units());
        boolean isTraining = mode == Mode.TRAINING;
        if (isTraining && dropout() > 0) {
            x = x.times(Recurrence.mask(x, Shape.of(rows, Dimension.ONE, features), dropout(), "input_random"));
        }
        Term kernel = Layer.weights(
                x,
                "kernel",
                new Parameter(
                        Shape.of(features, width),
                        kernelInitializer(),
                        trainable(),
                        kernelRegularizer(),
                        kernelConstraint()));
        Term recurrent = Layer.weights(
                x,
                "recurrent_kernel",
                new Parameter(
                        Shape.of(Dimension.of(units()), width),
                        recurrentInitializer(),
                        trainable(),
                        recurrentRegularizer(),
                        recurrentConstraint()));
        Term sums = Recurrence.timeFirst(x).matMul(kernel);
        Optional<Term> added = Optional.empty();
        if (useBias()) {
            Term bias = Layer.weights(x, "bias", bias());
            sums = sums.plus(inputBias(bias));
            added = recurrentBias(bias);
        }
        Optional<Term> mask = isTraining && recurrentDropout() > 0
                ? Optional.of(
                        Recurrence.mask(x, Shape.of(rows, Dimension.of(units())), recurrentDropout(), "state_random"))
                : Optional.empty();
        Term y = new Recurrence(this, recurrent, added, mask).of(sums);
        return List.of(Layer.regularized(y, activityRegularizer()));
    }
}

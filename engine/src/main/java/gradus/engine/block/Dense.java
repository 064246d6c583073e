package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A fully connected layer, `activation(x @ kernel + bias)`: every unit sees every input.
///
/// @param units how many numbers it puts out
/// @param activation what it applies to its sums
/// @param useBias whether each unit adds a number of its own
/// @param kernelInitializer where the weights `[inputs, units]` begin
/// @param biasInitializer where the biases `[units]` begin
/// @param kernelRegularizer what large weights cost
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param kernelConstraint what the weights must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record Dense(
        int units,
        Activation activation,
        boolean useBias,
        Initializer kernelInitializer,
        Initializer biasInitializer,
        @Usually("none") Regularizer kernelRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint kernelConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("true") boolean trainable)
        implements WeightedLayer {
    public Dense {
        Attributes.require(units > 0, "units", units, "rule.positive");
    }

    /// A layer with Keras's defaults for everything else.
    public Dense(int units, Activation activation) {
        this(units, activation, true, new Initializer.GlorotUniform(), new Initializer.Zeros());
    }

    /// A layer whose weights cost nothing, are free and are trained.
    public Dense(
            int units,
            Activation activation,
            boolean useBias,
            Initializer kernelInitializer,
            Initializer biasInitializer) {
        this(
                units,
                activation,
                useBias,
                kernelInitializer,
                biasInitializer,
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                true);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() > 0 && x.shape().get(-1).isFixed()
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.dense")));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Term sums = x.matMul(kernel(x, Shape.of(x.shape().get(-1), Dimension.of(units))));
        return finished(useBias ? sums.plus(bias(x, units)) : sums);
    }

    @Override
    public Facts facts() {
        return Facts.block("y = activation(x · kernel + bias)");
    }
}

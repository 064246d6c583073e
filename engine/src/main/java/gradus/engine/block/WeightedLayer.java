package gradus.engine.block;

import gradus.engine.graph.Operation;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;

/// A layer with a kernel, and a bias if it is wanted, whose sums go through an activation.
interface WeightedLayer extends Layer, Compound {

    Activation activation();

    boolean useBias();

    Initializer kernelInitializer();

    Initializer biasInitializer();

    Regularizer kernelRegularizer();

    Regularizer biasRegularizer();

    Regularizer activityRegularizer();

    Constraint kernelConstraint();

    Constraint biasConstraint();

    boolean trainable();

    /// The kernel, of Keras's shape.
    default Term kernel(Term beside, Shape shape) {
        return Layer.weights(
                beside,
                "kernel",
                new Parameter(shape, kernelInitializer(), trainable(), kernelRegularizer(), kernelConstraint()));
    }

    /// The bias, one number a unit.
    default Term bias(Term beside, int units) {
        return Layer.weights(
                beside,
                "bias",
                new Parameter(Shape.of(units), biasInitializer(), trainable(), biasRegularizer(), biasConstraint()));
    }

    /// An operation on an input and a kernel that takes the bias as its third input.
    default Term sums(Operation operation, Term x, Term kernel, int units) {
        return useBias() ? x.apply(operation, kernel, bias(x, units)) : x.apply(operation, kernel);
    }

    /// The layer's result, from its sums.
    default Term finished(Term sums) {
        return Layer.regularized(activation().apply(sums), activityRegularizer());
    }
}

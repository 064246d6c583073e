package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Facts;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;

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
        implements Layer {
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
    public Graph inside(List<ValueType> inputs) {
        Shape shape = inputs.getFirst().shape();
        if (shape.rank() == 0 || !shape.get(-1).isFixed()) {
            throw new GradusException(
                    Diagnostic.error("shape.unfit", Place.node("x"), shape.toString(), Message.of("rule.dense")));
        }
        Dimension features = shape.get(-1);
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(shape)));
        Parameter kernel = new Parameter(
                Shape.of(features, Dimension.of(units)),
                kernelInitializer,
                trainable,
                kernelRegularizer,
                kernelConstraint);
        Term sums = x.matMul(new Term(builder, builder.add("kernel", kernel)));
        if (useBias) {
            Parameter bias =
                    new Parameter(Shape.of(units), biasInitializer, trainable, biasRegularizer, biasConstraint);
            sums = sums.plus(new Term(builder, builder.add("bias", bias)));
        }
        Term y = Layer.regularized(activation.apply(sums), activityRegularizer);
        return builder.output("y", y.value()).build();
    }

    @Override
    public Facts facts() {
        return Facts.block("y = activation(x · kernel + bias)");
    }
}

package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Facts;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Locale;

/// A fully connected layer, `activation(x @ kernel + bias)`: every unit sees every input.
///
/// @param units how many numbers it puts out
/// @param activation what it applies to its sums
/// @param useBias whether each unit adds a number of its own
/// @param kernelInitializer where the weights `[inputs, units]` begin
/// @param biasInitializer where the biases `[units]` begin
public record Dense(
        int units, Activation activation, boolean useBias, Initializer kernelInitializer, Initializer biasInitializer)
        implements Layer {
    public Dense {
        Attributes.require(units > 0, "units", units, "rule.positive");
    }

    /// A layer with Keras's defaults for everything else.
    public Dense(int units, Activation activation) {
        this(units, activation, true, Initializer.GLOROT_UNIFORM, Initializer.ZEROS);
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
        Term sums = x.matMul(new Term(
                builder, parameter(builder, "kernel", Shape.of(features, Dimension.of(units)), kernelInitializer)));
        if (useBias) {
            sums = sums.plus(new Term(builder, parameter(builder, "bias", Shape.of(units), biasInitializer)));
        }
        return builder.output("y", activation.apply(sums).value()).build();
    }

    private static Value parameter(GraphBuilder builder, String name, Shape shape, Initializer initializer) {
        return builder.add(name, new Parameter(shape, initializer.name().toLowerCase(Locale.ROOT), true));
    }

    @Override
    public Facts facts() {
        return Facts.block("y = activation(x · kernel + bias)");
    }
}

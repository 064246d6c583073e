package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Cast;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Gather;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A vector for each of a number of things: whole numbers become rows of a table that is learned.
///
/// @param inputDim how many things there are, numbered from 0
/// @param outputDim how many numbers stand for each
/// @param embeddingsInitializer where the table `[input_dim, output_dim]` begins
/// @param embeddingsRegularizer what large numbers in it cost
/// @param embeddingsConstraint what it must keep
/// @param trainable whether training may change it
public record Embedding(
        int inputDim,
        int outputDim,
        Initializer embeddingsInitializer,
        @Usually("none") Regularizer embeddingsRegularizer,
        @Usually("none") Constraint embeddingsConstraint,
        @Usually("true") boolean trainable)
        implements Layer, Compound {
    public Embedding {
        Attributes.require(inputDim > 0, "input_dim", inputDim, "rule.positive");
        Attributes.require(outputDim > 0, "output_dim", outputDim, "rule.positive");
    }

    /// With Keras's defaults for everything else.
    public Embedding(int inputDim, int outputDim) {
        this(
                inputDim,
                outputDim,
                new Initializer.RandomUniform(-0.05, 0.05),
                new Regularizer.None(),
                new Constraint.None(),
                true);
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false, ElementType.INT32));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.type() == ElementType.BOOL
                ? Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.indices")))
                : Optional.empty();
    }

    /// Real numbers, as tables have them, are cut to whole ones.
    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Term indices = x.type().type() == ElementType.INT32 ? x : x.apply(new Cast(ElementType.INT32));
        Parameter table = new Parameter(
                Shape.of(inputDim, outputDim),
                embeddingsInitializer,
                trainable,
                embeddingsRegularizer,
                embeddingsConstraint);
        return Layer.weights(x, "embeddings", table).apply(new Gather(0), indices);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[i] = embeddings[x[i]]");
    }
}

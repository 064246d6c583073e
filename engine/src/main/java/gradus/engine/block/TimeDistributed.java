package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Facts;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A layer applied to every step of sequences `[N, T, …]` with the same weights. The steps of all sequences go
/// through it together, as one batch of `N · T` examples.
///
/// @param layer the layer, such as `Dense(4)`
public record TimeDistributed(WrappedLayer layer) implements Layer {

    /// A layer at every step.
    public TimeDistributed(Layer layer) {
        this(new WrappedLayer(layer));
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        Shape shape = inputs.getFirst().shape();
        if (shape.rank() < 3) {
            throw new GradusException(Diagnostic.error(
                    "shape.unfit", Place.node("x"), shape.toString(), Message.of("rule.time-distributed")));
        }
        Dimension all = shape.get(0).times(shape.get(1));
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(shape)));
        Term steps = x.reshaped(shaped(List.of(all), shape, 2));
        Term results = new Term(builder, builder.add("layer", layer.layer(), steps.value()));
        Term y = results.reshaped(shaped(List.of(shape.get(0), shape.get(1)), results.shape(), 1));
        return builder.output("y", y.value()).build();
    }

    private static Shape shaped(List<Dimension> first, Shape rest, int from) {
        List<Dimension> lengths = new ArrayList<>(first);
        lengths.addAll(rest.dimensions().subList(from, rest.rank()));
        return new Shape(lengths);
    }

    @Override
    public Facts facts() {
        return Facts.block("yₜ = layer(xₜ)");
    }
}

package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A layer applied to every step of sequences `[N, T, …]` with the same weights. The steps of all sequences go
/// through it together, as one batch of `N · T` examples.
///
/// @param layer the layer, such as `Dense(4)`
public record TimeDistributed(WrappedLayer layer) implements Layer, Compound {

    public TimeDistributed {
        Attributes.require(layer.layer().inputs().size() == 1, "layer", layer, "rule.one-input");
    }

    /// A layer at every step.
    public TimeDistributed(Layer layer) {
        this(new WrappedLayer(layer));
    }

    @Override
    public List<Port> inputs() {
        return Layer.super.inputs();
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (x.shape().rank() < 3) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.time-distributed")));
        }
        ShapeCheck inside = layer.layer().check(List.of(x.withShape(steps(x.shape()))));
        return inside instanceof ShapeCheck.Mismatch ? Optional.of(inside) : Optional.empty();
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Term steps = x.reshaped(steps(x.shape()));
        Term results = new Term(x.builder(), x.builder().add("layer", layer.layer(), steps.value()));
        List<Dimension> first = x.shape().dimensions().subList(0, 2);
        return results.reshaped(shaped(first, results.shape(), 1));
    }

    /// The steps of all sequences as one batch.
    private static Shape steps(Shape sequences) {
        return shaped(List.of(sequences.get(0).times(sequences.get(1))), sequences, 2);
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

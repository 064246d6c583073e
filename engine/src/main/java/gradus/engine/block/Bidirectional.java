package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Concat;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two copies of a recurrent layer with weights of their own, one from the first step on and one from the last back;
/// their results are joined (Schuster and Paliwal 1997).
///
/// @param layer a recurrent layer, such as `LSTM(8)`
/// @param mergeMode how the results are joined
public record Bidirectional(WrappedLayer layer, MergeMode mergeMode) implements Layer, Compound {

    /// How two results become one.
    public enum MergeMode {
        /// One behind the other.
        CONCAT,
        SUM,
        MUL,
        /// Their mean.
        AVE
    }

    public Bidirectional {
        Attributes.require(layer.layer() instanceof Recurrent, "layer", layer, "rule.recurrent-layer");
    }

    /// A layer both ways.
    public Bidirectional(Recurrent layer, MergeMode mergeMode) {
        this(new WrappedLayer(layer), mergeMode);
    }

    @Override
    public List<Port> inputs() {
        return Layer.super.inputs();
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return forward().problem(inputs);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Recurrent forward = forward();
        Recurrent backward = Attributes.with(forward, Map.of("go_backwards", !forward.goBackwards()));
        Term ahead = new Term(x.builder(), x.builder().add("forward", forward, x.value()));
        Term back = new Term(x.builder(), x.builder().add("backward", backward, x.value()));
        if (forward.returnSequences()) {
            back = Recurrence.reversed(back, 1);
        }
        return switch (mergeMode) {
            case CONCAT -> ahead.apply(new Concat(-1, 2), back);
            case SUM -> ahead.plus(back);
            case MUL -> ahead.times(back);
            case AVE -> ahead.plus(back).over(2);
        };
    }

    private Recurrent forward() {
        if (layer.layer() instanceof Recurrent forward) {
            return forward;
        }
        throw new IllegalStateException("Checked when it was made");
    }

    @Override
    public Facts facts() {
        return Facts.block("y = merge(layer(x), reverse(layer(reverse(x))))");
    }
}

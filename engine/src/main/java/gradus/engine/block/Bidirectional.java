package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Concat;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Map;

/// Two copies of a recurrent layer with weights of their own, one from the first step on and one from the last back;
/// their results are joined (Schuster and Paliwal 1997).
///
/// @param layer a recurrent layer, such as `LSTM(8)`
/// @param mergeMode how the results are joined
public record Bidirectional(WrappedLayer layer, MergeMode mergeMode) implements Layer {

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
    public Graph inside(List<ValueType> inputs) {
        if (!(layer.layer() instanceof Recurrent forward)) {
            throw new IllegalStateException("Checked when it was made");
        }
        Recurrent backward = Attributes.with(forward, Map.of("go_backwards", !forward.goBackwards()));
        ValueType type = inputs.getFirst();
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(type.shape())));
        Term ahead = new Term(builder, builder.add("forward", forward, x.value()));
        Term back = new Term(builder, builder.add("backward", backward, x.value()));
        if (forward.returnSequences()) {
            back = Recurrence.reversed(back, 1);
        }
        Term y = switch (mergeMode) {
            case CONCAT -> ahead.apply(new Concat(-1, 2), back);
            case SUM -> ahead.plus(back);
            case MUL -> ahead.times(back);
            case AVE -> ahead.plus(back).over(2);
        };
        return builder.output("y", y.value()).build();
    }

    @Override
    public Facts facts() {
        return Facts.block("y = merge(layer(x), reverse(layer(reverse(x))))");
    }
}

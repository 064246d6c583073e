package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.OneHot;
import gradus.engine.operation.Term;
import gradus.engine.tensor.ElementType;
import java.util.List;

/// [CategoricalCrossentropy] for targets that are class numbers instead of rows of zeros and a one.
///
/// @param fromLogits whether predictions are sums before a softmax instead of probabilities
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        int classes = prediction.shape().get(-1).size();
        Term rows = target.apply(new OneHot(classes, -1));
        return new CategoricalCrossentropy(fromLogits).each(rows, prediction);
    }

    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("y_true", false, ElementType.INT32),
                new Port("y_pred", false),
                new Port("sample_weight", true));
    }

    @Override
    public boolean fits(ValueType target, ValueType prediction) {
        return target.type() == ElementType.INT32
                && prediction.shape().rank() > 0
                && prediction.shape().get(-1).isFixed()
                && target.shape()
                        .dimensions()
                        .equals(prediction
                                .shape()
                                .dimensions()
                                .subList(0, prediction.shape().rank() - 1));
    }

    @Override
    public Message rule() {
        return Message.of("rule.sparse-loss");
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.classes(prediction.shape().get(-1).size());
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[ln y_pred[y_true]]",
                new Facts.Example("sparse_categorical_crossentropy([1], [[0.2, 0.7, 0.1]])", "0.3567"));
    }
}

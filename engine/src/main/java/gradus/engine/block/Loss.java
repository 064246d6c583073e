package gradus.engine.block;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Family;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import java.util.List;

/// How wrong a prediction is, as one number that training makes small.
public interface Loss extends Composite {

    /// The number, from targets and predictions of the same shape.
    Term loss(Term target, Term prediction);

    @Override
    default Family family() {
        return Family.LOSS;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("y_true", "y_pred");
    }

    @Override
    default List<Port> outputs() {
        return Port.required("loss");
    }

    /// Whether targets of this type and predictions of that one can be compared; the same shape, unless a loss says
    /// otherwise.
    default boolean fits(ValueType target, ValueType prediction) {
        return target.type().isFloat() && target.shape().equals(prediction.shape());
    }

    @Override
    default Graph inside(List<ValueType> inputs) {
        ValueType target = inputs.get(0);
        ValueType prediction = inputs.get(1);
        if (!prediction.type().isFloat() || !fits(target, prediction)) {
            throw new GradusException(Diagnostic.error(
                    "shape.mismatch",
                    Place.node("y_pred"),
                    target.shape().toString(),
                    prediction.shape().toString(),
                    rule()));
        }
        GraphBuilder builder = new GraphBuilder();
        Term yTrue = new Term(builder, builder.add("y_true", new Input(target.shape(), target.type())));
        Term yPred = new Term(builder, builder.add("y_pred", new Input(prediction.shape())));
        return builder.output("loss", loss(yTrue, yPred).value()).build();
    }

    /// The rule that [#fits] keeps, in words.
    default Message rule() {
        return Message.of("rule.loss");
    }
}

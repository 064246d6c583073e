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
import gradus.engine.tensor.Shape;
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

    @Override
    default Graph inside(List<ValueType> inputs) {
        Shape target = inputs.get(0).shape();
        Shape prediction = inputs.get(1).shape();
        if (!target.equals(prediction)) {
            throw new GradusException(Diagnostic.error(
                    "shape.mismatch",
                    Place.node("y_pred"),
                    target.toString(),
                    prediction.toString(),
                    Message.of("rule.loss")));
        }
        GraphBuilder builder = new GraphBuilder();
        Term yTrue = new Term(builder, builder.add("y_true", new Input(target)));
        Term yPred = new Term(builder, builder.add("y_pred", new Input(prediction)));
        return builder.output("loss", loss(yTrue, yPred).value()).build();
    }
}

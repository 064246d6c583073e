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
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// How wrong a prediction is, as one number that training makes small: the mean of what its elements add. With a
/// weight for each example, of shape `[N]`, what an example adds is multiplied by it first; as in Keras the sum is
/// then still divided by the number of elements, not by the sum of the weights.
public interface Loss extends Composite {

    /// What each element adds, from targets and predictions of the same shape; axes at the end may be summed away.
    Term each(Term target, Term prediction);

    @Override
    default Family family() {
        return Family.LOSS;
    }

    @Override
    default List<Port> inputs() {
        return List.of(new Port("y_true", false), new Port("y_pred", false), new Port("sample_weight", true));
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
            throw misfit(target.shape(), prediction.shape(), rule());
        }
        GraphBuilder builder = new GraphBuilder();
        Term yTrue = new Term(builder, builder.add("y_true", new Input(target.shape(), target.type())));
        Term yPred = new Term(builder, builder.add("y_pred", new Input(prediction.shape())));
        Term each = each(yTrue, yPred);
        if (inputs.size() > 2) {
            Shape weights = inputs.get(2).shape();
            Term weight = new Term(builder, builder.add("sample_weight", new Input(weights)));
            each = each.times(weight.reshaped(behind(weights, each.shape())));
        }
        return builder.output("loss", each.mean().value()).build();
    }

    /// What targets it can learn from.
    default TargetRange targets(ValueType prediction) {
        return TargetRange.ANY;
    }

    /// The rule that [#fits] keeps, in words.
    default Message rule() {
        return Message.of("rule.loss");
    }

    /// The weights' shape with as many ones behind as it takes to multiply what the elements add.
    ///
    /// @throws GradusException when the weights are not one an example, or one for each of its first axes
    private static Shape behind(Shape weights, Shape each) {
        boolean fits = weights.rank() <= each.rank()
                && weights.dimensions().equals(each.dimensions().subList(0, weights.rank()));
        if (!fits) {
            throw misfit(weights, each, Message.of("rule.sample-weight"));
        }
        List<Dimension> lengths = new ArrayList<>(weights.dimensions());
        while (lengths.size() < each.rank()) {
            lengths.add(Dimension.ONE);
        }
        return new Shape(lengths);
    }

    private static GradusException misfit(Shape first, Shape second, Message rule) {
        return new GradusException(
                Diagnostic.error("shape.mismatch", Place.node("y_pred"), first.toString(), second.toString(), rule));
    }
}

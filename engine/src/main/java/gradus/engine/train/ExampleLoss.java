package gradus.engine.train;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.ReduceMean;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.Optional;
import java.util.stream.IntStream;

/// A model with what each example adds to its loss.
///
/// @param graph the model's flat graph with the nodes for it
/// @param losses `[N]`; empty where a loss doesn't keep examples apart
record ExampleLoss(Graph graph, Optional<Value> losses) {

    static ExampleLoss of(Model model) {
        Graph flat = model.expansion().flat();
        GraphBuilder builder = new GraphBuilder(flat).prefix("example_loss/");
        Term truth = new Term(builder, model.truth());
        Dimension examples = rows(new Term(builder, model.features()).shape());
        Term each = model.criterion().each(truth, new Term(builder, model.prediction()));
        if (each.shape().rank() == 0 || !rows(each.shape()).equals(examples)) {
            return new ExampleLoss(flat, Optional.empty());
        }
        Term losses = each.shape().rank() == 1
                ? each
                : each.apply(new ReduceMean(
                        IntStream.range(1, each.shape().rank()).boxed().toList(), false));
        return new ExampleLoss(builder.build(), Optional.of(losses.value()));
    }

    private static Dimension rows(Shape shape) {
        return shape.get(0);
    }
}

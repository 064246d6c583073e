package gradus.engine.run;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.RunContext;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a run tells the graph of itself: the values of every [RunContext].
///
/// @param contexts the ids of the nodes that ask
public record RunFeeds(List<String> contexts) {
    public RunFeeds {
        contexts = List.copyOf(contexts);
    }

    /// Finds the nodes of a flat graph that ask.
    public static RunFeeds of(Graph flat) {
        return new RunFeeds(flat.nodes().stream()
                .filter(node -> node.operation() instanceof RunContext)
                .map(Node::id)
                .toList());
    }

    /// The feeds of one step.
    ///
    /// @param seed of the run
    /// @param step its number; from 1 in training, 0 outside of it
    /// @param rows the ids of the examples
    public Map<Value, Tensor> at(long seed, long step, int[] rows) {
        Map<Value, Tensor> feeds = new HashMap<>();
        if (!contexts.isEmpty()) {
            Tensor counters = whole(new double[] {(int) (seed ^ (seed >>> 32)), (int) step});
            Tensor ids = whole(IntStream.of(rows).asDoubleStream().toArray());
            for (String context : contexts) {
                feeds.put(new Value(context, 0), counters);
                feeds.put(new Value(context, 1), ids);
            }
        }
        return feeds;
    }

    private static Tensor whole(double[] values) {
        return Tensor.of(ElementType.INT32, Shape.of(values.length), values);
    }
}

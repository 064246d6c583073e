package gradus.engine.train;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Gives one value of a graph for rows: its prediction, or what any node in between makes of them. Needs no loss.
public final class Predictor {
    private final Value features;
    private final Value output;
    private final RunFeeds run;
    private final Execution execution;
    private final Map<String, Shape> weights;

    /// @param expansion the graph without blocks, for inference
    /// @param features where rows enter
    /// @param output a value of the flat graph that doesn't depend on the targets
    public Predictor(Expansion expansion, Value features, Value output, Device device, ElementType real) {
        Graph flat = expansion.flat();
        this.features = features;
        this.output = output;
        weights = weights(flat, output);
        run = RunFeeds.of(flat);
        execution = device.prepare(Program.compile(flat, List.of(output), real));
    }

    /// What the graph says of some rows, a row for each where it keeps them apart.
    ///
    /// @throws GradusException `weights.missing` or `weights.shape` when the weights belong to another network
    public Tensor predict(Learned learned, Tensor rows) {
        require(weights, learned);
        return Lengths.given(execution.run(feeds(run, learned, features, Map.of(features, rows))), output);
    }

    /// The values that a node of the graph, or of a block's inside, gives; the first of several.
    ///
    /// @return empty when there is none of this name, or no rows get there
    public static Optional<Value> find(Expansion expansion, Graph graph, String id) {
        return graph.find(id)
                .map(Node::value)
                .or(() -> Optional.of(Value.of(id)))
                .filter(value -> expansion.values().containsKey(value))
                .map(expansion::flat);
    }

    /// Whether a value of the flat graph can be computed only where the answers are known.
    public static boolean needsTargets(Graph flat, Value value) {
        return upstream(flat, value).stream()
                .map(flat::node)
                .anyMatch(node -> node.wired().stream().anyMatch(from -> isTarget(flat, from)));
    }

    private static Set<String> upstream(Graph flat, Value value) {
        return flat.upstream(value.node());
    }

    private static boolean isTarget(Graph flat, Value value) {
        return value.output() == 1 && flat.node(value.node()).operation() instanceof Dataset;
    }

    /// The shapes of the weights that a value of the flat graph needs, by path.
    static Map<String, Shape> weights(Graph flat, Value output) {
        Set<String> needed = flat.upstream(output.node());
        Types types = Types.of(flat);
        return Parameters.of(flat).stream()
                .filter(node -> needed.contains(node.id()))
                .collect(Collectors.toMap(
                        Node::id, node -> types.find(node.value()).orElseThrow().shape()));
    }

    /// Refuses weights that are missing or have another shape than is needed.
    static void require(Map<String, Shape> needed, Learned learned) {
        needed.forEach((path, shape) -> {
            Tensor found = learned.weights().get(path);
            if (found == null) {
                throw new GradusException(Diagnostic.error("weights.missing", Place.node(path), path));
            } else if (!found.shape().equals(shape)) {
                throw new GradusException(Diagnostic.error(
                        "weights.shape", Place.node(path), path, found.shape().toString(), shape.toString()));
            }
        });
    }

    /// What is fed beside the rows: the weights, and for random numbers step 0 of a run that numbers the rows as they
    /// stand, so that the same examples always give the same result.
    static Map<Value, Tensor> feeds(RunFeeds run, Learned learned, Value features, Map<Value, Tensor> rows) {
        Map<Value, Tensor> feeds = new HashMap<>(rows);
        int count = Lengths.given(rows, features).shape().get(0).size();
        feeds.putAll(run.at(0, 0, IntStream.range(0, count).toArray()));
        learned.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        return feeds;
    }
}

package gradus.app.workspace;

import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Parameter;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ForwardMode;
import gradus.engine.run.Seed;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Runs a state forward and backward once.
final class Evaluations {
    /// More would keep a person waiting for numbers that no canvas can show.
    private static final int MOST_ROWS = 1000;

    private Evaluations() {}

    /// All values and gradients: with the weights of the state, or drawn ones, and with the training rows where the
    /// graph reads data, at most the first [#MOST_ROWS]: so the loss is the one that training tells.
    ///
    /// @param targets what is differentiated; none stands for what the graph is about
    /// @throws GradusException when the graph can't run
    static Results of(State state, DataState data, List<Seed> targets, Device device) {
        Graph graph = state.document().graph();
        Map<Value, Tensor> feeds = feeds(state, data);
        Session session = session(state, device);
        List<Seed> all = targets(state, targets);
        Evaluation evaluation =
                all.isEmpty() ? session.forward(graph, feeds) : session.forwardAndBackward(graph, all, feeds);
        return new Results(state.revision(), graph, evaluation);
    }

    /// All values and their tangents towards a leaf.
    ///
    /// @throws GradusException also when there is no leaf
    static Results forward(State state, DataState data, TraceSetup setup, Device device) {
        Graph graph = state.document().graph();
        Map<Value, Tensor> feeds = feeds(state, data);
        Seed target = targets(state, setup.targets()).stream()
                .findFirst()
                .orElseThrow(() -> new GradusException(Diagnostic.error("trace.no-target", new Place.Everywhere())));
        Expansion expansion = Expansion.of(graph);
        List<Value> leaves = ForwardMode.leaves(expansion.flat(), expansion.flat(target.value()));
        Types types = Types.of(expansion.flat());
        Seed leaf = setup.leaf()
                .filter(chosen -> leaves.contains(chosen.value()) && fits(chosen, types))
                .or(() -> leaves.stream()
                        .findFirst()
                        .map(first -> Seed.first(
                                first, types.find(first).orElseThrow().shape())))
                .orElseThrow(() -> new GradusException(Diagnostic.error(
                        "backward.no-variable",
                        Place.node(target.value().node()),
                        target.value().toString())));
        Evaluation evaluation = session(state, device).forwardMode(graph, target, leaf, feeds);
        return new Results(state.revision(), graph, evaluation);
    }

    /// What is differentiated: of what was chosen what is still there, or else what the graph is about. A cell that is
    /// no more stands for all of them.
    private static List<Seed> targets(State state, List<Seed> chosen) {
        Graph graph = state.document().graph();
        Map<Value, Value> places =
                chosen.isEmpty() ? Map.of() : Expansion.of(graph).values();
        List<Seed> there = chosen.stream()
                .filter(seed -> places.containsKey(seed.value()))
                .map(seed -> fits(seed, state.types()) ? seed : Seed.of(seed.value()))
                .toList();
        return there.isEmpty()
                ? Session.target(graph).map(Seed::of).map(List::of).orElse(List.of())
                : there;
    }

    private static boolean fits(Seed seed, Types types) {
        return types.find(seed.value()).map(type -> seed.fits(type.shape())).orElse(true);
    }

    /// The rows and weights that a state runs with.
    static Map<Value, Tensor> feeds(State state, DataState data) {
        Graph graph = state.document().graph();
        Map<Value, Tensor> feeds = new HashMap<>();
        data.find().map(set -> first(set.train())).ifPresent(batch -> feed(graph, batch, feeds));
        state.learned().ifPresent(learned -> feed(graph, learned.weights(), feeds));
        return feeds;
    }

    /// What runs it.
    static Session session(State state, Device device) {
        return new Session(
                device, ElementType.FLOAT64, state.document().training().seed());
    }

    private static Part first(Part rows) {
        return rows.size() <= MOST_ROWS
                ? rows
                : rows.pick(IntStream.range(0, MOST_ROWS).toArray());
    }

    private static void feed(Graph graph, Part batch, Map<Value, Tensor> feeds) {
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Dataset) {
                feeds.put(new Value(node.id(), 0), batch.features());
                feeds.put(new Value(node.id(), 1), batch.targets());
            }
        }
    }

    /// Weights that still fit; a layer whose width was changed since gets drawn ones.
    private static void feed(Graph graph, Map<String, Tensor> weights, Map<Value, Tensor> feeds) {
        Expansion.of(graph)
                .flat()
                .nodes()
                .forEach(node -> Optional.ofNullable(weights.get(node.id()))
                        .filter(tensor -> node.operation() instanceof Parameter parameter
                                && parameter.shape().equals(tensor.shape()))
                        .ifPresent(tensor -> feeds.put(node.value(), tensor.as(ElementType.FLOAT64))));
    }
}

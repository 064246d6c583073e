package gradus.app.workspace;

import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.ModelOutput;
import gradus.engine.train.Predictor;
import gradus.engine.train.TrainingSetup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The graph of one state, ready to be asked about rows. What was compiled is kept, so that a slider is followed at
/// once. Belongs to the engine's thread.
final class Network {
    private final int opened;
    private final long revision;
    private final TrainingSetup setup;
    private final Graph graph;
    private final Expansion expansion;
    private final Value features;
    private final ModelOutput output;
    private final Device device;
    private final Map<Value, Predictor> predictors = new HashMap<>();

    private Network(State state, Device device) {
        this.device = device;
        opened = state.opened();
        revision = state.revision();
        setup = state.document().training();
        graph = state.document().graph();
        expansion = Expansion.of(graph);
        features = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Dataset)
                .findFirst()
                .map(node -> new Value(node.id(), 0))
                .orElseThrow(() -> new GradusException(Diagnostic.error("train.no-data", new Place.Everywhere())));
        output = ModelOutput.of(graph, setup.loss(), expansion)
                .orElseThrow(() -> new GradusException(Diagnostic.error("predict.no-output", new Place.Everywhere())));
    }

    /// @throws GradusException when the graph has errors, or no rows get through it
    static Network of(State state, Device device) {
        return new Network(state, device);
    }

    boolean isOf(State state) {
        return opened == state.opened()
                && revision == state.revision()
                && setup.equals(state.document().training());
    }

    long revision() {
        return revision;
    }

    ModelOutput output() {
        return output;
    }

    /// The value of a node, or what the network predicts.
    ///
    /// @throws GradusException when rows don't get there, or only with their answers
    Value value(Optional<String> node) {
        if (node.isEmpty()) {
            return output.value();
        }
        return graph.find(node.get())
                .map(Node::value)
                .filter(value -> ModelOutput.nodes(graph, expansion).contains(value.node()))
                .orElseThrow(() ->
                        new GradusException(Diagnostic.error("predict.no-rows", new Place.Everywhere(), node.get())));
    }

    Tensor predict(Learned learned, Value value, Tensor rows) {
        ElementType real = setup.precision();
        return predictors
                .computeIfAbsent(
                        value, wanted -> new Predictor(expansion, features, expansion.flat(wanted), device, real))
                .predict(learned, rows);
    }
}

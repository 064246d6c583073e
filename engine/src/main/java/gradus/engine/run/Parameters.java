package gradus.engine.run;

import gradus.engine.block.Initializer;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Parameter;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weights of a graph: which there are, and their first values.
public final class Parameters {

    private Parameters() {}

    /// The nodes of a flat graph that hold weights, trainable or not.
    public static List<Node> of(Graph flat) {
        return flat.nodes().stream()
                .filter(node -> node.operation() instanceof Parameter)
                .toList();
    }

    /// How many numbers the weights of a flat graph are.
    public static long count(Graph flat) {
        return of(flat).stream()
                .mapToLong(node -> ((Parameter) node.operation()).shape().size())
                .sum();
    }

    /// Draws first values by the path of each parameter (`dense_1/kernel`): the same seed gives the same numbers
    /// whatever else the graph holds.
    ///
    /// @throws GradusException when an initializer is unknown
    public static Map<String, Tensor> initial(Graph flat, long seed, ElementType real, Device device) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Node node : of(flat)) {
            values.put(node.id(), initial(node, seed, real, device));
        }
        return values;
    }

    private static Tensor initial(Node node, long seed, ElementType real, Device device) {
        Parameter parameter = (Parameter) node.operation();
        Initializer initializer = Initializer.find(parameter.initializer())
                .orElseThrow(() -> new GradusException(Diagnostic.error(
                        "run.unknown-initializer",
                        new Place.AtNode(node.id(), "initializer"),
                        node.name(),
                        parameter.initializer())));
        Graph drawing = initializer.graph(parameter.shape(), CounterRandom.key(seed, node.id()));
        Value drawn = drawing.output("y");
        return device.prepare(Program.compile(drawing, List.of(drawn), real))
                .run(Map.of())
                .values()
                .iterator()
                .next();
    }
}

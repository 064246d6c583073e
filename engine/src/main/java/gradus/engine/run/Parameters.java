package gradus.engine.run;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.Device;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.State;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The weights of a graph: which there are, and their first values.
public final class Parameters {

    private Parameters() {}

    /// The nodes of a flat graph whose values a run keeps: weights, trainable or not, and states.
    public static List<Node> of(Graph flat) {
        return flat.nodes().stream().filter(node -> first(node).isPresent()).toList();
    }

    /// How many numbers the weights of a flat graph are, without its states.
    public static long count(Graph flat) {
        return flat.nodes().stream()
                .mapToLong(node -> node.operation() instanceof Parameter parameter
                        ? parameter.shape().elements(Map.of())
                        : 0)
                .sum();
    }

    /// The shape of a kept value and what its first numbers come from.
    private record First(Shape shape, Initializer initializer) {}

    private static Optional<First> first(Node node) {
        return switch (node.operation()) {
            case Parameter parameter -> Optional.of(new First(parameter.shape(), parameter.initializer()));
            case State state -> Optional.of(new First(state.shape(), state.initializer()));
            default -> Optional.empty();
        };
    }

    /// Draws first values by the path of each parameter (`dense_1/kernel`): the same seed gives the same numbers
    /// whatever else the graph holds.
    ///
    /// @throws gradus.engine.graph.GradusException when memory doesn't hold them
    public static Map<String, Tensor> initial(Graph flat, long seed, ElementType real, Device device) {
        List<Node> nodes = of(flat);
        long bytes = nodes.stream().mapToLong(node -> bytes(node, real)).sum();
        MemoryLimit.ofThisProcess().require(bytes);
        Map<String, Tensor> values = new LinkedHashMap<>();
        try {
            nodes.forEach(node -> values.put(node.id(), initial(node, seed, real, device)));
        } catch (OutOfMemoryError full) {
            values.clear();
            throw MemoryLimit.ofWhatIsLeft().tooLarge(bytes);
        }
        return values;
    }

    private static long bytes(Node node, ElementType real) {
        return first(node).orElseThrow().shape().elements(Map.of()) * (real == ElementType.FLOAT32 ? 4 : 8);
    }

    private static Tensor initial(Node node, long seed, ElementType real, Device device) {
        First first = first(node).orElseThrow();
        Graph drawing = first.initializer().graph(first.shape(), CounterRandom.key(seed, node.id()));
        Value drawn = drawing.output("y");
        return device.prepare(Program.compile(drawing, List.of(drawn), real))
                .run(Map.of())
                .values()
                .iterator()
                .next();
    }
}

package gradus.engine.run;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One sweep of forward mode: how every value changes when one number of a leaf does.
///
/// @param leaf where the tangent is 1
/// @param tangents by value of the flat graph, each of the value's shape; those of values that don't depend on the leaf
///     are zero
/// @param parts what each wire of the flat graph adds to the tangent of the first output of the node it ends at
/// @param sweeps how many of them all leaves would take
public record ForwardMode(Seed leaf, Map<Value, Tensor> tangents, Map<Wire, Tensor> parts, Sweeps sweeps) {
    public ForwardMode {
        tangents = Map.copyOf(tangents);
        parts = Map.copyOf(parts);
    }

    /// The leaves that a target can be differentiated towards: the real variables, inputs and weights that it depends
    /// on, in the order of the graph, by path.
    ///
    /// @param flat a graph without blocks and errors
    public static List<Value> leaves(Graph flat, Value target) {
        Set<String> upstream = flat.upstream(target.node());
        return flat.nodes().stream()
                .filter(node -> upstream.contains(node.id()) && isLeaf(node))
                .map(Node::value)
                .toList();
    }

    private static boolean isLeaf(Node node) {
        return switch (node.operation()) {
            case Variable variable -> variable.value().type().isFloat();
            case Input input -> input.type().isFloat();
            case Parameter parameter -> parameter.trainable();
            default -> false;
        };
    }
}

package gradus.engine.run;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How much work the whole derivative of a target is in both modes. What is counted are products at wires: what
/// arrives (a tangent from the left, a gradient from the right) times the local derivative of the node at the wire's
/// end. Each sweep makes one at every wire between the leaves and the target, also where it is zero; for a tensor it
/// is a product with a matrix of local derivatives, counted as one. Forward mode needs a sweep for each number of the
/// leaves, reverse mode one for each number of the target.
///
/// @param leaves what the target depends on, by path
/// @param leafCells how many numbers they are together
/// @param targetCells how many numbers the target is
/// @param wires how many wires lie between them
public record Sweeps(List<Value> leaves, long leafCells, long targetCells, long wires) {
    public Sweeps {
        leaves = List.copyOf(leaves);
    }

    /// Counts for what was evaluated.
    ///
    /// @param values by value of the flat graph
    /// @param target in the flat graph
    static Sweeps of(Graph flat, Map<Value, Tensor> values, Value target) {
        List<Value> leaves = ForwardMode.leaves(flat, target);
        long cells = leaves.stream().mapToLong(leaf -> size(values, leaf)).sum();
        return new Sweeps(leaves, cells, size(values, target), wires(flat, target, leaves));
    }

    /// The products that forward mode makes for the derivatives towards all leaves.
    public long forward() {
        return leafCells * wires;
    }

    /// The products that reverse mode makes for the same.
    public long reverse() {
        return targetCells * wires;
    }

    private static long size(Map<Value, Tensor> values, Value value) {
        return Optional.ofNullable(values.get(value)).map(Tensor::size).orElse(0);
    }

    private static long wires(Graph flat, Value target, List<Value> leaves) {
        Types types = Types.of(flat);
        Set<Value> varying = new HashSet<>(leaves);
        Set<Wire> counted = new HashSet<>();
        Set<String> upstream = flat.upstream(target.node());
        for (Node node : flat.order().nodes()) {
            boolean varies = upstream.contains(node.id())
                    && node.wired().stream().anyMatch(varying::contains)
                    && types.find(node.value())
                            .filter(type -> type.type().isFloat())
                            .isPresent();
            if (varies) {
                varying.addAll(node.values());
                node.inputs().forEach((port, value) -> {
                    if (varying.contains(value)) {
                        counted.add(new Wire(value, node.id(), port));
                    }
                });
            }
        }
        return counted.size();
    }
}

package gradus.engine.program;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Sharing;
import gradus.engine.graph.Types;
import gradus.engine.graph.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The costs of operations, each computed once for the types it reads. Mutable; may be used by several threads.
public final class Costs {
    /// More are forgotten: a program that runs for days must not grow.
    private static final int MOST = 10_000;

    private record Key(Operation operation, List<ValueType> inputs) {}

    private final Map<Key, Optional<Cost>> known = new HashMap<>();

    /// What a node costs; empty while what it reads is not known or doesn't fit. Weights it shares are not its own.
    public Optional<Cost> of(Node node, Types types) {
        List<ValueType> inputs = node.wired().stream()
                .flatMap(value -> types.find(value).stream())
                .toList();
        if (inputs.size() != node.inputs().size() || types.find(node.value()).isEmpty()) {
            return Optional.empty();
        }
        return of(new Key(node.operation(), inputs))
                .map(cost -> node.shares().isPresent() ? cost.withoutParameters() : cost);
    }

    /// What all nodes of a graph cost together, as far as it is known.
    public Cost of(Graph graph, Types types) {
        Cost sum = Cost.NONE;
        for (Node node : graph.nodes()) {
            boolean isShared = !Sharing.owner(graph, node).id().equals(node.id());
            Cost cost = of(node, types).orElse(Cost.NONE);
            sum = sum.plus(isShared ? cost.withoutParameters() : cost);
        }
        return sum;
    }

    private synchronized Optional<Cost> of(Key key) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(key, Costs::compute);
    }

    private static Optional<Cost> compute(Key key) {
        try {
            return Optional.of(Cost.of(key.operation(), key.inputs()));
        } catch (GradusException unfit) {
            return Optional.empty();
        }
    }
}

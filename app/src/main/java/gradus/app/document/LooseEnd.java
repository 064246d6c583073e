package gradus.app.document;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A wire that ends nowhere yet: it knows at which port of another operation it could end.
public sealed interface LooseEnd {

    /// The port of an operation where the wire fits best, by its name; empty when it fits at none.
    ///
    /// @param graph what the wire is drawn in
    /// @param types of the graph
    Optional<String> port(Operation operation, Graph graph, Types types);

    /// The wire to a port of a new node.
    Graph.Wire wire(Node node, String port);

    /// A value that nobody reads yet.
    record Giving(Value value) implements LooseEnd {
        @Override
        public Optional<String> port(Operation operation, Graph graph, Types types) {
            List<Port> ports = operation.inputs();
            Optional<ValueType> type = types.find(value);
            return IntStream.range(0, ports.size())
                    .filter(index -> type.isEmpty() || isFit(operation, index, type.get()))
                    .mapToObj(index -> ports.get(index).name())
                    .findFirst();
        }

        @Override
        public Graph.Wire wire(Node node, String port) {
            return new Graph.Wire(value, node.id(), port);
        }

        /// Whether the port takes the type, with some others at the other ports. Where the others alone are in the
        /// way, nothing speaks against the wire.
        private static boolean isFit(Operation operation, int index, ValueType type) {
            int count = Math.max(index + 1, required(operation));
            String port = operation.inputs().get(index).name();
            for (ValueType other : companions(type)) {
                List<ValueType> arriving = new ArrayList<>(Collections.nCopies(count, other));
                arriving.set(index, type);
                switch (checked(operation, arriving)) {
                    case ShapeCheck.Known _ -> {
                        return true;
                    }
                    case ShapeCheck.Mismatch(String at, var _, var _, var _) -> {
                        if (count > 1 && !at.equals(port)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /// What may stand at the other ports: the same, a single number, labels.
        private static List<ValueType> companions(ValueType type) {
            Shape rows = type.shape().rank() == 0
                    ? Shape.SCALAR
                    : Shape.of(type.shape().get(0));
            return List.of(type, new ValueType(type.type(), Shape.SCALAR), new ValueType(ElementType.INT32, rows));
        }
    }

    /// An input that reads nothing yet.
    record Taking(String node, String port) implements LooseEnd {
        private static final int MOST_TYPES = 6;

        @Override
        public Optional<String> port(Operation operation, Graph graph, Types types) {
            List<Port> ports = operation.outputs();
            for (List<ValueType> arriving : arrivals(operation, graph, types)) {
                if (checked(operation, arriving) instanceof ShapeCheck.Known(List<ValueType> given)) {
                    Optional<String> fit = IntStream.range(0, Math.min(ports.size(), given.size()))
                            .filter(index -> takes(given.get(index), graph, types))
                            .mapToObj(index -> ports.get(index).name())
                            .findFirst();
                    if (fit.isPresent()) {
                        return fit;
                    }
                }
            }
            return Optional.empty();
        }

        @Override
        public Graph.Wire wire(Node other, String name) {
            List<String> outputs =
                    other.operation().outputs().stream().map(Port::name).toList();
            return new Graph.Wire(new Value(other.id(), outputs.indexOf(name)), node, port);
        }

        /// What the new node could read: nothing, or what there is in the graph.
        private List<List<ValueType>> arrivals(Operation operation, Graph graph, Types types) {
            int count = required(operation);
            if (count == 0) {
                return List.of(List.of());
            }
            Set<String> behind = graph.downstream(Set.of(node));
            Set<ValueType> present = new LinkedHashSet<>();
            for (Node each : graph.nodes()) {
                if (present.size() < MOST_TYPES && !behind.contains(each.id())) {
                    each.values().forEach(value -> types.find(value).ifPresent(present::add));
                }
            }
            present.add(new ValueType(ElementType.FLOAT64, Shape.SCALAR));
            return present.stream()
                    .map(type -> Collections.nCopies(count, type))
                    .toList();
        }

        /// Whether the reader takes the type beside what it reads already.
        private boolean takes(ValueType type, Graph graph, Types types) {
            Operation reader = graph.node(node).operation();
            List<ValueType> arriving = new ArrayList<>();
            for (Port each : reader.inputs()) {
                Optional<ValueType> read = each.name().equals(port)
                        ? Optional.of(type)
                        : graph.node(node).input(each.name()).flatMap(types::find);
                if (read.isPresent()) {
                    arriving.add(read.get());
                } else if (!each.optional()) {
                    return true;
                }
            }
            return checked(reader, arriving) instanceof ShapeCheck.Known;
        }
    }

    private static int required(Operation operation) {
        List<Port> ports = operation.inputs();
        return (int) ports.stream().filter(port -> !port.optional()).count();
    }

    private static ShapeCheck checked(Operation operation, List<ValueType> inputs) {
        try {
            return operation.check(inputs);
        } catch (GradusException refused) {
            return new ShapeCheck.Mismatch(
                    operation.inputs().isEmpty()
                            ? ""
                            : operation.inputs().getFirst().name(),
                    refused.diagnostics().getFirst().code(),
                    List.of(),
                    List.of());
        }
    }
}

package gradus.app.document;

import gradus.engine.block.Block;
import gradus.engine.block.Insides;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.project.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The inside of a block as a document of its own, with the data and the training of the one around it.
public final class Inside {

    private Inside() {}

    /// The inside of a node; empty when it has none or when it is not known before the inputs are.
    ///
    /// @param types of the document's graph
    public static Optional<Document> of(Document outer, Types types, String id) {
        return outer.graph()
                .find(id)
                .flatMap(node -> graph(types, node))
                .map(graph -> Document.of(
                        outer.project()
                                .withGraph(graph)
                                .withLayout(outer.layout().inside(id)),
                        outer.file()));
    }

    /// The graph inside a node, without places; empty when it has none or when it is not known before the inputs are.
    ///
    /// @param types of the graph that the node stands in
    public static Optional<Graph> graph(Types types, Node node) {
        return Insides.of(node.operation(), arriving(types, node));
    }

    /// The inside at the end of a way through blocks; empty when it leads nowhere.
    public static Optional<Document> at(Document document, List<String> place) {
        Optional<Document> inner = Optional.of(document);
        for (String id : place) {
            inner = inner.flatMap(outer -> of(outer, Types.of(outer.graph()), id));
        }
        return inner;
    }

    /// The document with another inside of a node. Where a block of the catalogue is changed inside it becomes a block
    /// of the person's own, and with it all that share its weights.
    ///
    /// @param before the inside as [#of] gives it
    /// @throws GradusException when a port would be gone that is wired outside, or the inside can't be changed
    static Document with(Document outer, String id, Document before, Document after) {
        Document changed = outer.withData(after.data())
                .withTraining(after.training())
                .withLayout(outer.layout().withInside(id, after.layout()));
        if (after.graph().equals(before.graph())) {
            return changed;
        }
        Node node = outer.graph().node(id);
        Operation present = node.operation();
        Operation operation = Insides.with(
                present, node.name(), arriving(Types.of(outer.graph()), node), before.graph(), whole(after.graph()));
        requirePorts(outer.graph(), node, operation);
        Graph graph = outer.graph();
        Layout layout = changed.layout();
        for (Node each : outer.graph().nodes()) {
            boolean isSame = each.id().equals(id)
                    || (isTwin(each, node) && each.operation().equals(present));
            if (isSame) {
                Layout inside = layout.inside(each.id());
                Set<String> gone = inside.nodes();
                gone.removeIf(after.graph()::contains);
                layout = layout.withInside(each.id(), inside.without(gone));
            }
            graph = graph.with(
                    isSame
                            ? BlockEdits.rewired(rewired(each, node, operation), operation)
                            : rewired(each, node, operation));
        }
        return changed.withGraph(graph.withOutputs(moved(outer.graph(), node, operation)))
                .withLayout(layout);
    }

    /// The graph without those results that are gone with what gave them.
    private static Graph whole(Graph graph) {
        Map<String, Value> outputs = new LinkedHashMap<>(graph.outputs());
        outputs.values().removeIf(value -> !graph.contains(value));
        return graph.withOutputs(outputs);
    }

    /// The results of the graph around a changed node: those that it gives are found by their names.
    private static Map<String, Value> moved(Graph outer, Node changed, Operation operation) {
        Map<String, Value> outputs = new LinkedHashMap<>(outer.outputs());
        outputs.replaceAll((name, value) -> there(value, changed, operation));
        return outputs;
    }

    private static Value there(Value from, Node changed, Operation operation) {
        List<String> before = names(changed.operation());
        return from.node().equals(changed.id()) && from.output() < before.size()
                ? new Value(from.node(), names(operation).indexOf(before.get(from.output())))
                : from;
    }

    /// A block of the catalogue as a person's own.
    ///
    /// @throws GradusException when that can't be
    static Document opened(Document document, String id) {
        Node node = document.graph().node(id);
        if (node.operation() instanceof Block
                || !Insides.has(node.operation())
                || node.shares().isPresent()) {
            return document;
        }
        Types types = Types.of(document.graph());
        Operation own = Insides.opened(node.operation(), node.name(), arriving(types, node));
        Document named = document.withGraph(document.graph().with(node.withOperation(own)));
        return of(document, types, id)
                .map(inside -> named.withLayout(document.layout().withInside(id, inside.layout())))
                .orElse(named);
    }

    private static List<Optional<ValueType>> arriving(Types types, Node node) {
        return node.operation().inputs().stream()
                .map(port -> node.input(port.name()).flatMap(types::find))
                .toList();
    }

    private static boolean isTwin(Node one, Node other) {
        String owner = other.shares().orElse(other.id());
        return one.id().equals(owner) || one.shares().filter(owner::equals).isPresent();
    }

    /// Ports that are wired outside stay.
    private static void requirePorts(Graph outer, Node node, Operation operation) {
        Set<String> inputs = operation.inputs().stream().map(Port::name).collect(Collectors.toSet());
        for (Port port : node.operation().inputs()) {
            if (node.input(port.name()).isPresent() && !inputs.contains(port.name())) {
                throw new GradusException(
                        Diagnostic.error("block.input-wired", Place.node(port.name()), port.name(), node.name()));
            }
        }
        Set<String> outputs = operation.outputs().stream().map(Port::name).collect(Collectors.toSet());
        List<Port> before = node.operation().outputs();
        outer.outputs().forEach((name, value) -> {
            if (value.node().equals(node.id())
                    && !outputs.contains(before.get(value.output()).name())) {
                throw new GradusException(Diagnostic.error(
                        "block.output-read",
                        Place.node(node.id()),
                        before.get(value.output()).name(),
                        node.name(),
                        name));
            }
        });
        for (Graph.Wire wire : outer.wiresFrom(node.id())) {
            String port = before.get(wire.from().output()).name();
            if (!outputs.contains(port)) {
                throw new GradusException(Diagnostic.error(
                        "block.output-read",
                        Place.node(node.id()),
                        port,
                        node.name(),
                        outer.node(wire.toNode()).name()));
            }
        }
    }

    /// A node that reads the changed one at the outputs of the same names.
    private static Node rewired(Node reader, Node changed, Operation operation) {
        if (names(changed.operation()).equals(names(operation))) {
            return reader;
        }
        Node moved = reader;
        for (var input : reader.inputs().entrySet()) {
            moved = moved.withInput(input.getKey(), Optional.of(there(input.getValue(), changed, operation)));
        }
        return moved;
    }

    private static List<String> names(Operation operation) {
        List<String> names = new ArrayList<>();
        operation.outputs().forEach(port -> names.add(port.name()));
        return names;
    }
}

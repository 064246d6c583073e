package gradus.app.outline;

import gradus.app.outline.OutlineRow.State;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.engine.block.Insides;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts the nodes of one graph into words.
///
/// @param place the ids of the blocks that lead to the graph
/// @param calm the state of a node that nothing is wrong with
record Rows(List<String> place, Graph graph, Types types, State calm, Messages messages) {

    List<OutlineRow> all() {
        Map<String, List<Graph.Wire>> leaving = graph.wires().stream()
                .collect(Collectors.groupingBy(wire -> wire.from().node()));
        Map<String, Diagnostic> wrong = new HashMap<>();
        for (Diagnostic diagnostic : types.diagnostics()) {
            if (diagnostic.place() instanceof Place.AtNode(String id, String _) && diagnostic.isError()) {
                wrong.putIfAbsent(id, diagnostic);
            }
        }
        return graph.nodes().stream()
                .map(node -> row(
                        node, Optional.ofNullable(wrong.get(node.id())), leaving.getOrDefault(node.id(), List.of())))
                .toList();
    }

    private OutlineRow row(Node node, Optional<Diagnostic> problem, List<Graph.Wire> leaving) {
        State state = problem.isPresent() ? State.ERROR : calm;
        String said = problem.map(each -> messages.text("outline.error", messages.of(each)))
                .orElseGet(() -> messages.text("outline.state." + state.name().toLowerCase(Locale.ROOT)));
        return new OutlineRow(
                place,
                node.id(),
                node.name(),
                OperationHelp.title(node.operation(), messages),
                shape(node),
                state,
                said,
                wires(node, leaving),
                Insides.has(node.operation()));
    }

    private String shape(Node node) {
        if (node.operation().outputs().isEmpty()) {
            return "";
        }
        return types.find(node.value())
                .map(type -> words(type.shape()))
                .orElseGet(() -> messages.text("outline.shape-open"));
    }

    private String words(Shape shape) {
        return shape.rank() == 0
                ? messages.text("outline.number")
                : shape.dimensions().stream().map(Dimension::toString).collect(Collectors.joining(" × "));
    }

    private List<String> wires(Node node, List<Graph.Wire> leaving) {
        List<String> wires = new ArrayList<>();
        for (Port port : node.operation().inputs()) {
            Optional<Value> from = node.input(port.name());
            if (from.isPresent()) {
                wires.add(messages.text(
                        "outline.from", port.name(), name(from.get().node())));
            } else if (!port.optional()) {
                wires.add(messages.text("outline.open", port.name()));
            }
        }
        for (Graph.Wire wire : leaving) {
            wires.add(messages.text("outline.to", wire.toPort(), name(wire.toNode())));
        }
        return wires;
    }

    private String name(String id) {
        return graph.find(id).map(Node::name).orElse(id);
    }
}

package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.project.Direction;
import gradus.engine.project.Position;
import java.util.Optional;
import java.util.Set;

/// A new node at the loose end of a wire.
///
/// @param taken the wire that was taken off its input before, if one was
/// @param wire from or to the new node
public record AddWired(Edit.AddNode added, Optional<Graph.Wire> taken, Graph.Wire wire) implements Edit {

    private static final double GRID = 8;

    /// A node whose port comes to lie where the wire ends.
    ///
    /// @param port of the operation, as [LooseEnd#port] gives it
    /// @param end where the wire ends on the canvas
    public static AddWired of(
            Document document,
            Operation operation,
            LooseEnd loose,
            String port,
            Optional<Graph.Wire> taken,
            Position end) {
        Node node = Edit.AddNode.of(document, operation, end).node();
        Graph.Wire wire = loose.wire(node, port);
        PortPlace place = place(node, wire, document.layout().direction());
        Position centre = new Position(snap(end.x() - place.x()), snap(end.y() - place.y()));
        return new AddWired(new Edit.AddNode(node, centre), taken, wire);
    }

    @Override
    public Document apply(Document document) {
        Document with = added.apply(document);
        Document free = taken.map(off -> new Edit.Disconnect(off.toNode(), off.toPort()).apply(with))
                .orElse(with);
        return new Edit.Connect(wire.from(), wire.toNode(), wire.toPort()).apply(free);
    }

    @Override
    public String label() {
        return added.label();
    }

    @Override
    public Optional<Set<String>> selection() {
        return added.selection();
    }

    private static PortPlace place(Node node, Graph.Wire wire, Direction direction) {
        NodeShape shape = NodeShape.of(node, direction);
        return wire.toNode().equals(node.id())
                ? shape.input(node.operation(), wire.toPort())
                : shape.output(wire.from().output());
    }

    private static double snap(double coordinate) {
        return Math.round(coordinate / GRID) * GRID;
    }
}

package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.project.Direction;
import gradus.engine.project.Position;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A node put into a wire: it reads what the wire came from, and what the wire led to reads it. The nodes behind make
/// room.
///
/// @param node a new one, or one that stands there without wires
/// @param port the input that the wire comes to
/// @param output the output that goes on
/// @param places where it and those behind it stand then
public record Splice(Node node, Wire wire, String port, int output, Map<String, Position> places) implements Edit {

    private static final String OPEN_PORT = "graph.open-port";

    /// What is left free between neighbours.
    private static final double GAP = 48;

    private static final double GRID = 8;

    public Splice {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /// The edit that puts a node into a wire at a spot; empty when it has wires already or doesn't fit there.
    ///
    /// @param types of the document's graph
    public static Optional<Splice> of(Document document, Types types, Node node, Position at, Wire wire) {
        boolean isFree = node.inputs().isEmpty()
                && document.graph().wiresFrom(node.id()).isEmpty()
                && !wire.from().node().equals(node.id())
                && !wire.toNode().equals(node.id());
        if (!isFree || !document.graph().wires().contains(wire)) {
            return Optional.empty();
        }
        Map<String, Position> places = room(document, node, at, wire);
        Set<Diagnostic> known = new HashSet<>(types.diagnostics());
        return node.operation().inputs().stream()
                .map(Port::name)
                .flatMap(port ->
                        node.values().stream().map(value -> new Splice(node, wire, port, value.output(), places)))
                .filter(splice -> splice.fits(document, known))
                .findFirst();
    }

    /// The same with the node at another spot.
    public Splice at(Document document, Position spot) {
        return new Splice(node, wire, port, output, room(document, node, spot, wire));
    }

    @Override
    public Document apply(Document document) {
        Names.require(document.graph(), node.id(), node.name());
        Graph graph = document.graph()
                .with(node.withInput(port, Optional.of(wire.from())))
                .connect(new Value(node.id(), output), wire.toNode(), wire.toPort());
        Document spliced = document.withGraph(graph);
        return spliced.withLayout(Bends.moved(graph, spliced.layout(), places));
    }

    @Override
    public String label() {
        return "edit.insert-node";
    }

    @Override
    public Optional<Set<String>> selection() {
        return Optional.of(Set.of(node.id()));
    }

    /// Whether nothing is wrong afterwards that was not before; the node's other ports may be open.
    private boolean fits(Document document, Set<Diagnostic> known) {
        try {
            List<Diagnostic> after = Types.of(apply(document).graph()).diagnostics();
            return after.stream()
                    .filter(diagnostic -> diagnostic.isError() && !known.contains(diagnostic))
                    .allMatch(diagnostic -> diagnostic.code().equals(OPEN_PORT)
                            && diagnostic.place() instanceof Place.AtNode(String at, String _)
                            && at.equals(node.id()));
        } catch (GradusException refused) {
            return false;
        }
    }

    /// The node behind the one it reads, and all behind it moved on as far as it needs, along the flow.
    private static Map<String, Position> room(Document document, Node node, Position at, Wire wire) {
        Direction direction = document.layout().direction();
        Graph graph = document.graph();
        double half = half(node, direction);
        double least = document.layout()
                .find(wire.from().node())
                .map(from ->
                        along(from, direction) + half(graph.node(wire.from().node()), direction) + GAP + half)
                .orElse(Double.NEGATIVE_INFINITY);
        double forward = Math.max(0, least - along(at, direction));
        Position own = moved(at, upToGrid(forward), direction);
        Map<String, Position> places = new LinkedHashMap<>();
        places.put(node.id(), own);
        double missing = document.layout()
                .find(wire.toNode())
                .map(to -> along(own, direction)
                        + half
                        + GAP
                        + half(graph.node(wire.toNode()), direction)
                        - along(to, direction))
                .orElse(0.0);
        if (missing > 0) {
            for (String id : graph.downstream(Set.of(wire.toNode()))) {
                document.layout()
                        .find(id)
                        .ifPresent(place -> places.put(id, moved(place, upToGrid(missing), direction)));
            }
        }
        return places;
    }

    private static double half(Node node, Direction direction) {
        NodeShape shape = NodeShape.of(node, direction);
        return switch (direction) {
            case UP -> shape.height() / 2;
            case RIGHT -> shape.width() / 2;
        };
    }

    private static double along(Position position, Direction direction) {
        return switch (direction) {
            case UP -> -position.y();
            case RIGHT -> position.x();
        };
    }

    private static Position moved(Position position, double by, Direction direction) {
        return switch (direction) {
            case UP -> position.plus(0, -by);
            case RIGHT -> position.plus(by, 0);
        };
    }

    private static double upToGrid(double distance) {
        return Math.ceil(distance / GRID) * GRID;
    }
}

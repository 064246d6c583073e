package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.project.Decor;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the points that wires are led through in step with the wires and with the nodes at their ends.
public final class Bends {
    private Bends() {}

    /// The points of a wire when some nodes are moved: they go along when both its ends go the same way.
    ///
    /// @param moved where nodes are moved to
    public static List<Position> of(Layout layout, Wire wire, Map<String, Position> moved) {
        List<Position> points = layout.decor().bends(wire.toNode(), wire.toPort());
        Optional<Position> way =
                points.isEmpty() ? Optional.empty() : way(layout, wire.from().node(), moved);
        return way.filter(by -> Optional.of(by).equals(way(layout, wire.toNode(), moved)))
                .map(by ->
                        points.stream().map(point -> point.plus(by.x(), by.y())).toList())
                .orElse(points);
    }

    /// The layout with nodes moved, and the points of the wires between them.
    static Layout moved(Graph graph, Layout layout, Map<String, Position> places) {
        Decor decor = layout.decor();
        for (Wire wire : decor.bends().isEmpty() ? List.<Wire>of() : graph.wires()) {
            decor = decor.withBends(wire.toNode(), wire.toPort(), of(layout, wire, places));
        }
        return layout.with(places).withDecor(decor);
    }

    /// The layout without the points of wires that are gone or come from elsewhere.
    static Layout kept(Layout layout, Graph before, Graph after) {
        Decor decor = layout.decor();
        for (Wire wire : decor.bends().isEmpty() ? List.<Wire>of() : before.wires()) {
            Optional<Value> now = after.find(wire.toNode()).flatMap(node -> node.input(wire.toPort()));
            if (!now.equals(Optional.of(wire.from()))) {
                decor = decor.withBends(wire.toNode(), wire.toPort(), List.of());
            }
        }
        return layout.withDecor(decor);
    }

    private static Optional<Position> way(Layout layout, String node, Map<String, Position> moved) {
        return Optional.ofNullable(moved.get(node))
                .flatMap(now -> layout.find(node).map(before -> now.plus(-before.x(), -before.y())));
    }
}

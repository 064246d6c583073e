package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is to be seen of a document, in the order it is drawn.
record Picture(Direction direction, Map<String, NodePicture> nodes, List<WirePicture> wires) {
    private static final double WIRE_REACH = 6;

    static final Picture EMPTY = new Picture(Direction.UP, Map.of(), List.of());

    Picture {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        wires = List.copyOf(wires);
    }

    Optional<NodePicture> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The topmost node at a spot.
    Optional<NodePicture> nodeAt(Point spot) {
        return new ArrayList<>(nodes.values())
                .reversed().stream().filter(node -> covers(node, spot)).findFirst();
    }

    /// The nearest port within a distance of a spot.
    Optional<Ports.Spot> portAt(Point spot, double reach) {
        Ports.Spot best = null;
        double distance = reach;
        for (NodePicture node : nodes.values()) {
            if (node.box().grown(reach).contains(spot)) {
                for (Ports.Spot port : Ports.of(node)) {
                    double away = port.at(node).distance(spot);
                    if (away <= distance) {
                        best = port;
                        distance = away;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// The topmost wire at a spot.
    Optional<Wire> wireAt(Point spot) {
        return wires.reversed().stream()
                .filter(wire -> wire.path().box().grown(WIRE_REACH).contains(spot)
                        && wire.path().passes(spot, WIRE_REACH))
                .map(WirePicture::wire)
                .findFirst();
    }

    /// The ids of the nodes that lie in a box, even if only with a part.
    List<String> nodesIn(Box box) {
        return nodes.values().stream()
                .filter(node -> node.box().meets(box))
                .map(NodePicture::id)
                .toList();
    }

    /// The box around everything with room for the numbers beside the nodes, or around some nodes.
    Optional<Box> bounds(Collection<String> ids) {
        return Box.around(nodes.values().stream()
                .filter(node -> ids.isEmpty() || ids.contains(node.id()))
                .map(node -> room(node))
                .toList());
    }

    private Box room(NodePicture node) {
        Box box = node.box();
        return switch (direction) {
            case UP -> new Box(box.left() - 40, box.top() - 24, box.right() + 72, box.bottom() + 28);
            case RIGHT -> new Box(box.left() - 24, box.top() - 28, box.right() + 24, box.bottom() + 44);
        };
    }

    private static boolean covers(NodePicture node, Point spot) {
        return node.shape().form().isRound()
                ? node.at().distance(spot) <= node.shape().width() / 2
                : node.box().contains(spot);
    }
}

package gradus.app.canvas;

import gradus.app.document.TextWidth;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.project.Direction;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is to be seen of a document, in the order it is drawn, and found by where it lies.
///
/// @param places where the nodes lie, in their order
/// @param ways where the wires lie, in their order
record Picture(
        Direction direction,
        Map<String, NodePicture> nodes,
        List<WirePicture> wires,
        BoxGrid<NodePicture> places,
        BoxGrid<WirePicture> ways) {
    private static final double WIRE_REACH = 6;

    static final Picture EMPTY = of(Direction.UP, Map.of(), List.of());

    /// A picture of nodes and the wires between them.
    static Picture of(Direction direction, Map<String, NodePicture> nodes, List<WirePicture> wires) {
        return new Picture(
                direction,
                Collections.unmodifiableMap(new LinkedHashMap<>(nodes)),
                List.copyOf(wires),
                BoxGrid.of(List.copyOf(nodes.values()), NodePicture::box),
                BoxGrid.of(wires, WirePicture::reach));
    }

    /// The same picture with some nodes and wires drawn otherwise.
    ///
    /// @param nodesByIndex nodes by their number in the order of drawing
    /// @param wiresByIndex wires by theirs
    Picture with(Map<Integer, NodePicture> nodesByIndex, Map<Integer, WirePicture> wiresByIndex) {
        Map<String, NodePicture> changed = new LinkedHashMap<>(nodes);
        nodesByIndex.values().forEach(node -> changed.put(node.id(), node));
        BoxGrid<WirePicture> moved = ways.with(wiresByIndex, WirePicture::reach);
        return new Picture(
                direction,
                Collections.unmodifiableMap(changed),
                Collections.unmodifiableList(moved.items()),
                places.with(nodesByIndex, NodePicture::box),
                moved);
    }

    Optional<NodePicture> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The topmost node at a spot.
    Optional<NodePicture> nodeAt(Point spot) {
        return places.meeting(around(spot, 1)).reversed().stream()
                .filter(node -> covers(node, spot))
                .findFirst();
    }

    /// A place near one at which no node stands.
    Point free(Point wanted) {
        Point free = wanted;
        while (nodeAt(free).isPresent()) {
            free = free.plus(Grid.STEP * 2, Grid.STEP * 2);
        }
        return free;
    }

    /// The nearest port within a distance of a spot.
    Optional<Ports.Spot> portAt(Point spot, double reach) {
        Ports.Spot best = null;
        double distance = reach;
        for (NodePicture node : places.meeting(around(spot, reach))) {
            for (Ports.Spot port : Ports.of(node)) {
                double away = port.at(node).distance(spot);
                if (away <= distance) {
                    best = port;
                    distance = away;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// The topmost wire at a spot.
    Optional<Wire> wireAt(Point spot) {
        return ways.meeting(around(spot, WIRE_REACH)).reversed().stream()
                .filter(wire -> wire.path().passes(spot, WIRE_REACH))
                .map(WirePicture::wire)
                .findFirst();
    }

    /// The ids of the nodes that lie in a box, even if only with a part.
    List<String> nodesIn(Box box) {
        return places.meeting(box).stream().map(NodePicture::id).toList();
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
        double caption = (TextWidth.of(node.caption(), NodeParts.CAPTION_SIZE)
                        - node.shape().width())
                / 2;
        // It stands in the middle, or begins there where a wire arrives from below or at a corner.
        return switch (direction) {
            case UP ->
                new Box(
                        box.left() - Math.max(40, caption),
                        box.top() - 24,
                        box.right() + Math.max(72, 2 * caption),
                        box.bottom() + 28);
            case RIGHT ->
                new Box(
                        box.left() - Math.max(24, caption),
                        box.top() - 28,
                        box.right() + Math.max(24, 2 * caption),
                        box.bottom() + 44);
        };
    }

    private static Box around(Point spot, double reach) {
        return new Box(spot.x(), spot.y(), spot.x(), spot.y()).grown(reach);
    }

    private static boolean covers(NodePicture node, Point spot) {
        return node.shape().form().isRound()
                ? node.at().distance(spot) <= node.shape().width() / 2
                : node.box().contains(spot);
    }
}

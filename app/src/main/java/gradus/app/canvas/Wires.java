package gradus.app.canvas;

import gradus.app.document.NodeShape;
import gradus.app.document.PortPlace;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.project.Direction;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the pictures of the wires between nodes that are already placed.
record Wires(Pictures pictures, Map<String, NodePicture> nodes) {
    /// In larger graphs wires run straight, for the sake of speed.
    private static final int MOST_NODES_GONE_AROUND = 200;

    List<WirePicture> all() {
        List<Wire> wires = pictures.state().scene().document().graph().wires();
        Map<Value, Long> readers = wires.stream().collect(Collectors.groupingBy(Wire::from, Collectors.counting()));
        List<WirePicture> drawn = new ArrayList<>();
        for (Wire wire : wires) {
            NodePicture from = nodes.get(wire.from().node());
            NodePicture to = nodes.get(wire.toNode());
            if (from != null && to != null) {
                drawn.add(picture(wire, from, to, readers.getOrDefault(wire.from(), 1L) == 1));
            }
        }
        return drawn;
    }

    /// The wires after some nodes were moved.
    List<WirePicture> following(List<WirePicture> before, Set<String> moved) {
        boolean mayGoAround = nodes.size() <= MOST_NODES_GONE_AROUND;
        return before.stream()
                .map(drawn -> mayGoAround
                                || moved.contains(drawn.wire().from().node())
                                || moved.contains(drawn.wire().toNode())
                        ? drawn.along(path(
                                drawn.wire(),
                                Objects.requireNonNull(
                                        nodes.get(drawn.wire().from().node())),
                                Objects.requireNonNull(nodes.get(drawn.wire().toNode()))))
                        : drawn)
                .toList();
    }

    private WirePicture picture(Wire wire, NodePicture from, NodePicture to, boolean isOnlyReader) {
        Optional<ValueType> type = pictures.type(wire.from());
        boolean isLabel = type.filter(known -> !known.type().isFloat()).isPresent();
        Optional<Tensor> gradient = pictures.gradient(wire.from());
        boolean flowsBack = gradient.isPresent()
                && pictures.gradient(to.node().value()).isPresent()
                && to.node().operation().isDifferentiable();
        int begin = NodeShape.dots(from.node().operation());
        int end = NodeShape.dots(to.node().operation());
        boolean areDotsJoined = begin > 0
                && end > 0
                && wire.from().output() == 0
                && pictures.state().scene().document().layout().direction() == Direction.RIGHT;
        return new WirePicture(
                wire,
                path(wire, from, to),
                type.map(known -> known.shape().rank()).orElse(1),
                isLabel,
                pictures.value(wire.from()).map(pictures::few).orElse(""),
                isOnlyReader && flowsBack ? gradient.map(pictures::few).orElse("") : "",
                flowsBack,
                pictures.isStale(),
                areDotsJoined,
                areDotsJoined
                        ? pictures.weights(wire.toNode() + "/kernel").filter(weights -> weights.size() == begin * end)
                        : Optional.empty());
    }

    private WirePath path(Wire wire, NodePicture from, NodePicture to) {
        PortPlace leaving = from.shape().output(wire.from().output());
        PortPlace arriving = to.shape().input(to.node().operation(), wire.toPort());
        Point begin = from.at().plus(leaving.x(), leaving.y());
        Point end = to.at().plus(arriving.x(), arriving.y());
        if (nodes.size() > MOST_NODES_GONE_AROUND) {
            return WirePath.direct(begin, leaving, end, arriving);
        }
        List<Box> others = nodes.values().stream()
                .filter(node -> !node.id().equals(from.id()) && !node.id().equals(to.id()))
                .map(NodePicture::box)
                .toList();
        return WirePath.around(
                begin,
                leaving,
                end,
                arriving,
                others,
                pictures.state().scene().document().layout().direction());
    }
}

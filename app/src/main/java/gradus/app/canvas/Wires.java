package gradus.app.canvas;

import gradus.app.canvas.WirePicture.Flow;
import gradus.app.document.Bends;
import gradus.app.document.PortPlace;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.project.Direction;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes the pictures of the wires between nodes that are already placed.
///
/// @param places where the nodes lie
record Wires(Pictures pictures, Map<String, NodePicture> nodes, BoxGrid<NodePicture> places) {

    /// All wires; those that `changes` leaves alone are the same objects as before.
    List<WirePicture> all(Changes changes) {
        List<Wire> wires = pictures.state().scene().document().graph().wires();
        Map<Value, Integer> readers = new HashMap<>();
        wires.forEach(wire -> readers.merge(wire.from(), 1, Integer::sum));
        Map<Wire, WirePicture> before = new HashMap<>();
        changes.wires().forEach(drawn -> before.put(drawn.wire(), drawn));
        List<WirePicture> drawn = new ArrayList<>(wires.size());
        for (Wire wire : wires) {
            NodePicture from = nodes.get(wire.from().node());
            NodePicture to = nodes.get(wire.toNode());
            if (from != null && to != null) {
                boolean isAlone = readers.getOrDefault(wire.from(), 1) == 1;
                WirePicture old = before.get(wire);
                if (old == null || old.isAlone() != isAlone || changes.isRedrawn(old)) {
                    drawn.add(picture(wire, from, to, isAlone));
                } else {
                    drawn.add(changes.isElsewhere(old) || isBentOtherwise(old) ? along(old, from, to) : old);
                }
            }
        }
        return drawn;
    }

    /// A wire after nodes were moved.
    WirePicture following(WirePicture drawn) {
        return along(
                drawn,
                Objects.requireNonNull(nodes.get(drawn.wire().from().node())),
                Objects.requireNonNull(nodes.get(drawn.wire().toNode())));
    }

    private WirePicture along(WirePicture drawn, NodePicture from, NodePicture to) {
        WirePath path = path(drawn.wire(), from, to);
        return drawn.along(path, reach(path, from, to, drawn.areDotsJoined()));
    }

    private WirePicture picture(Wire wire, NodePicture from, NodePicture to, boolean isAlone) {
        Optional<ValueType> type = pictures.type(wire.from());
        boolean isLabel = type.filter(known -> !known.type().isFloat()).isPresent();
        Optional<Tensor> gradient = pictures.gradient(wire.from());
        boolean flows = (gradient.isPresent() || pictures.contribution(wire).isPresent())
                && pictures.gradient(to.node().value()).isPresent()
                && to.node().operation().isDifferentiable();
        Flow way = pictures.told().isForward() ? Flow.ON : Flow.BACK;
        Flow flow = flows ? way : Flow.NONE;
        int begin = from.dots();
        int end = to.dots();
        boolean areDotsJoined = begin > 0 && end > 0 && wire.from().output() == 0 && direction() == Direction.RIGHT;
        WirePath path = path(wire, from, to);
        return new WirePicture(
                wire,
                path,
                reach(path, from, to, areDotsJoined),
                isAlone,
                type.map(known -> known.shape().rank()).orElse(1),
                isLabel,
                pictures.told().shown().value()
                        ? pictures.value(wire.from()).map(pictures::few).orElse("")
                        : "",
                flows ? Backflow.product(pictures, wire, isAlone) : "",
                flow,
                pictures.isStale(),
                areDotsJoined,
                areDotsJoined
                        ? pictures.weights(wire.toNode() + "/kernel").filter(weights -> weights.size() == begin * end)
                        : Optional.empty());
    }

    private static Box reach(WirePath path, NodePicture from, NodePicture to, boolean areDotsJoined) {
        Box way = WirePicture.reach(path);
        return areDotsJoined ? Box.around(List.of(way, from.box(), to.box())).orElse(way) : way;
    }

    private WirePath path(Wire wire, NodePicture from, NodePicture to) {
        PortPlace leaving = from.shape().output(wire.from().output());
        PortPlace arriving = to.shape().input(to.node().operation(), wire.toPort());
        Point begin = from.at().plus(leaving.x(), leaving.y());
        Point end = to.at().plus(arriving.x(), arriving.y());
        List<Point> bends = bends(wire);
        if (!bends.isEmpty()) {
            return WirePath.through(begin, leaving, bends, end, arriving);
        }
        return WirePath.around(
                begin,
                leaving,
                end,
                arriving,
                box -> places.meeting(box).stream()
                        // What is on its way is no obstacle: it may be let go on the wire.
                        .filter(node -> !node.id().equals(from.id())
                                && !node.id().equals(to.id())
                                && !pictures.moved().containsKey(node.id()))
                        .map(NodePicture::box)
                        .toList(),
                direction());
    }

    private boolean isBentOtherwise(WirePicture drawn) {
        return (areAnyBent() || !drawn.path().bends().isEmpty())
                && !bends(drawn.wire()).equals(drawn.path().bends());
    }

    private boolean areAnyBent() {
        return !pictures.state().scene().document().layout().decor().bends().isEmpty();
    }

    /// The points that a wire is led through.
    private List<Point> bends(Wire wire) {
        return Bends.of(pictures.state().scene().document().layout(), wire, pictures.moved()).stream()
                .map(position -> new Point(position.x(), position.y()))
                .toList();
    }

    private Direction direction() {
        return pictures.state().scene().document().layout().direction();
    }
}

package gradus.app.document;

import gradus.engine.graph.Node;
import gradus.engine.project.Position;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// How nodes are put in order beside each other.
public enum Alignment {
    LEFT,
    CENTER,
    RIGHT,
    TOP,
    MIDDLE,
    BOTTOM,
    ACROSS,
    DOWN;

    /// A node's frame by its centre.
    private record Frame(String id, Position centre, double width, double height) {
        double left() {
            return centre.x() - width / 2;
        }

        double right() {
            return centre.x() + width / 2;
        }

        double top() {
            return centre.y() - height / 2;
        }

        double bottom() {
            return centre.y() + height / 2;
        }
    }

    /// The move that puts the chosen nodes in order: their edges or middles on one line, or with equal gaps between the
    /// first and the last.
    public Edit.MoveNodes of(Document document, Set<String> ids) {
        List<Frame> frames = document.graph().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .flatMap(node -> frame(document, node).stream())
                .toList();
        Map<String, Position> places = new LinkedHashMap<>();
        if (!frames.isEmpty()) {
            switch (this) {
                case LEFT -> line(frames, places, true, least(frames, Frame::left), -1);
                case RIGHT -> line(frames, places, true, -least(frames, frame -> -frame.right()), 1);
                case TOP -> line(frames, places, false, least(frames, Frame::top), -1);
                case BOTTOM -> line(frames, places, false, -least(frames, frame -> -frame.bottom()), 1);
                case CENTER ->
                    line(
                            frames,
                            places,
                            true,
                            middle(frames, frame -> frame.centre().x()),
                            0);
                case MIDDLE ->
                    line(
                            frames,
                            places,
                            false,
                            middle(frames, frame -> frame.centre().y()),
                            0);
                case ACROSS -> distribute(frames, places, true);
                case DOWN -> distribute(frames, places, false);
            }
        }
        return new Edit.MoveNodes(places);
    }

    private static Optional<Frame> frame(Document document, Node node) {
        NodeShape shape = NodeShape.of(node, document.layout().direction());
        return document.layout()
                .find(node.id())
                .map(centre -> new Frame(node.id(), centre, shape.width(), shape.height()));
    }

    private static double least(List<Frame> frames, ToDoubleFunction<Frame> edge) {
        return frames.stream().mapToDouble(edge).min().orElseThrow();
    }

    private static double middle(List<Frame> frames, ToDoubleFunction<Frame> centre) {
        return frames.stream().mapToDouble(centre).average().orElseThrow();
    }

    /// @param side −1 for left or top edges on the line, 1 for right or bottom ones, 0 for centres
    private static void line(
            List<Frame> frames, Map<String, Position> places, boolean isAcross, double line, int side) {
        for (Frame frame : frames) {
            double half = (isAcross ? frame.width() : frame.height()) / 2;
            double at = line - side * half;
            places.put(
                    frame.id(),
                    isAcross
                            ? new Position(at, frame.centre().y())
                            : new Position(frame.centre().x(), at));
        }
    }

    private static void distribute(List<Frame> frames, Map<String, Position> places, boolean isAcross) {
        List<Frame> sorted = frames.stream()
                .sorted(Comparator.comparingDouble(
                        frame -> isAcross ? frame.centre().x() : frame.centre().y()))
                .toList();
        double first = isAcross ? sorted.getFirst().left() : sorted.getFirst().top();
        double last = isAcross ? sorted.getLast().right() : sorted.getLast().bottom();
        double filled = sorted.stream()
                .mapToDouble(frame -> isAcross ? frame.width() : frame.height())
                .sum();
        double gap = sorted.size() < 2 ? 0 : (last - first - filled) / (sorted.size() - 1);
        double at = first;
        for (Frame frame : sorted) {
            double length = isAcross ? frame.width() : frame.height();
            double centre = at + length / 2;
            places.put(
                    frame.id(),
                    isAcross
                            ? new Position(centre, frame.centre().y())
                            : new Position(frame.centre().x(), centre));
            at += length + gap;
        }
    }
}

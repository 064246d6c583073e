package gradus.app.document;

import gradus.engine.block.Regrouped;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import gradus.engine.train.Learned;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the edits of blocks do beside the graph: with places, weights and wires.
final class BlockEdits {

    /// The attribute of a block that holds its inside, as a part of the paths in a layout.
    private static final String BODY = "/body/";

    private BlockEdits() {}

    /// The block stands where its nodes stood, and these keep their places inside it.
    static Document made(Document document, Regrouped made, String id) {
        Map<String, Position> places = new LinkedHashMap<>();
        Map<String, Position> middle = new LinkedHashMap<>();
        document.layout().positions().forEach((path, position) -> {
            String top = top(path);
            if (made.moved().containsKey(top)) {
                places.put(id + BODY + path, position);
                if (top.equals(path)) {
                    middle.put(path, position);
                }
            } else {
                places.put(path, position);
            }
        });
        places.put(id, average(middle));
        Decor decor = document.layout()
                .decor()
                .renamed(path -> Optional.of(made.moved().containsKey(top(path)) ? id + BODY + path : path));
        return placed(document, made, places, decor);
    }

    /// The nodes stand about the place where the block stood, as they stood to each other.
    static Document dissolved(Document document, Regrouped dissolved, String id) {
        Map<String, Position> places = new LinkedHashMap<>();
        Map<String, Position> inner = new LinkedHashMap<>();
        String before = id + BODY;
        document.layout().positions().forEach((path, position) -> {
            if (path.startsWith(before)) {
                inner.put(path.substring(before.length()), position);
            } else if (!path.equals(id)) {
                places.put(path, position);
            }
        });
        Position middle = average(inner.entrySet().stream()
                .filter(entry -> !entry.getKey().contains("/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Position now = document.layout().find(id).orElse(middle);
        inner.forEach((path, position) -> {
            boolean isTop = !path.contains("/");
            String moved = dissolved.path(id + "/" + path);
            if (!isLeft(dissolved, moved)) {
                return;
            }
            places.put(moved, isTop ? position.plus(now.x() - middle.x(), now.y() - middle.y()) : position);
        });
        Position by = new Position(now.x() - middle.x(), now.y() - middle.y());
        return placed(document, dissolved, places, outside(document.layout(), dissolved, id, by));
    }

    /// What stood beside the nodes inside the block stands beside them outside.
    private static Decor outside(Layout layout, Regrouped dissolved, String id, Position by) {
        Decor others = layout.decor().without(List.of(id));
        Decor inner = layout.inside(id).decor();
        Decor named = inner.renamed(
                path -> Optional.of(dissolved.path(id + "/" + path)).filter(moved -> isLeft(dissolved, moved)));
        Decor moved = new Decor(Map.of(), Map.of(), Map.of(), named.collapsed());
        for (Map.Entry<String, List<Position>> wire : inner.bends().entrySet()) {
            int colon = wire.getKey().lastIndexOf(':');
            moved = moved.withBends(
                    dissolved.path(id + "/" + wire.getKey().substring(0, colon)),
                    wire.getKey().substring(colon + 1),
                    wire.getValue().stream()
                            .map(point -> point.plus(by.x(), by.y()))
                            .toList());
        }
        Set<String> taken = new HashSet<>(others.frames().keySet());
        taken.addAll(others.notes().keySet());
        for (Map.Entry<String, Frame> frame : inner.frames().entrySet()) {
            Position corner = frame.getValue().corner().plus(by.x(), by.y());
            moved = moved.withFrame(
                    Names.free(frame.getKey(), taken),
                    Optional.of(frame.getValue().at(corner)));
        }
        for (Map.Entry<String, Note> note : inner.notes().entrySet()) {
            Position corner = note.getValue().corner().plus(by.x(), by.y());
            moved = moved.withNote(
                    Names.free(note.getKey(), taken),
                    Optional.of(note.getValue().at(corner)));
        }
        return others.plus(moved);
    }

    /// Whether a path leads to a node that is left: the inputs of a block are gone with it.
    private static boolean isLeft(Regrouped dissolved, String path) {
        return dissolved.graph().contains(top(path));
    }

    /// The node of the outermost graph that a path leads through.
    private static String top(String path) {
        int end = path.length();
        for (char sign : new char[] {'/', ':'}) {
            int at = path.indexOf(sign);
            end = at < 0 ? end : Math.min(end, at);
        }
        return path.substring(0, end);
    }

    /// What was learned, by the paths of the nodes now.
    static Learned carried(Regrouped regrouped, Learned learned) {
        return new Learned(regrouped.carried(learned.weights()), regrouped.carried(learned.state()), learned.step());
    }

    /// The node with another operation. A wire stays at the port of its name; where there is none any more it goes
    /// to the port of its place, if that has none, or is gone.
    static Node rewired(Node node, Operation operation) {
        List<Port> before = node.operation().inputs();
        List<Port> now = operation.inputs();
        if (before.equals(now)) {
            return node.withOperation(operation);
        }
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < now.size(); i++) {
            String port = now.get(i).name();
            Optional<Value> kept = node.input(port);
            if (kept.isEmpty() && i < before.size()) {
                String old = before.get(i).name();
                boolean isGone = now.stream().noneMatch(each -> each.name().equals(old));
                kept = isGone ? node.input(old) : kept;
            }
            kept.ifPresent(value -> inputs.put(port, value));
        }
        return new Node(node.id(), node.name(), operation, inputs, node.shares());
    }

    private static Document placed(Document document, Regrouped regrouped, Map<String, Position> places, Decor decor) {
        Layout layout = document.layout().withPositions(places).withDecor(decor);
        return document.withGraph(regrouped.graph()).withLayout(Placement.complete(regrouped.graph(), layout));
    }

    private static Position average(Map<String, Position> positions) {
        double x =
                positions.values().stream().mapToDouble(Position::x).average().orElse(0);
        double y =
                positions.values().stream().mapToDouble(Position::y).average().orElse(0);
        return new Position(Math.rint(x), Math.rint(y));
    }
}

package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Decor;
import gradus.engine.project.Fragment;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Parts of a document, as text that can be pasted into a chat and back.
public final class Fragments {

    private Fragments() {}

    /// Some nodes with their wires, also those that come from other nodes.
    public static Graph of(Document document, Set<String> ids) {
        List<Node> nodes = document.graph().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .toList();
        return Graph.of(nodes, Map.of());
    }

    /// The text of some nodes: a project that holds nothing else.
    public static String text(Document document, Set<String> ids) {
        Layout layout = document.layout();
        Layout places = new Layout(layout.direction(), Map.of());
        for (var entry : layout.positions().entrySet()) {
            String path = entry.getKey();
            String top = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
            if (ids.contains(top)) {
                places = places.with(path, entry.getValue());
            }
        }
        return new Fragment(of(document, ids), places.withDecor(decor(document, ids))).text();
    }

    /// What belongs to some nodes of what stands beside the nodes: how they are drawn, the points of the wires between
    /// them, frames around them and none but them, and the notes in these.
    static Decor decor(Document document, Set<String> ids) {
        Decor all = document.layout().decor();
        Graph graph = document.graph();
        Decor own = all.renamed(path -> Optional.of(path)
                .filter(present -> ids.contains(top(present)))
                .filter(present -> !present.contains(":") || isInner(graph, ids, present)));
        Decor taken = new Decor(Map.of(), Map.of(), own.bends(), own.collapsed());
        for (Map.Entry<String, Frame> entry : all.frames().entrySet()) {
            Frame frame = entry.getValue();
            Set<String> framed = graph.nodes().stream()
                    .map(Node::id)
                    .filter(id -> document.layout()
                            .find(id)
                            .filter(at -> covers(frame, at))
                            .isPresent())
                    .collect(Collectors.toSet());
            if (!entry.getKey().contains("/") && !framed.isEmpty() && ids.containsAll(framed)) {
                taken = taken.withFrame(entry.getKey(), Optional.of(frame));
                for (Map.Entry<String, Note> note : all.notes().entrySet()) {
                    if (!note.getKey().contains("/")
                            && covers(frame, note.getValue().corner())) {
                        taken = taken.withNote(note.getKey(), Optional.of(note.getValue()));
                    }
                }
            }
        }
        return taken;
    }

    /// Nodes and what stands beside them, elsewhere; the insides of blocks stay as they are.
    static Layout moved(Layout places, Position by) {
        Map<String, Position> positions = new LinkedHashMap<>();
        places.positions()
                .forEach((path, at) -> positions.put(path, path.contains("/") ? at : at.plus(by.x(), by.y())));
        Decor decor = places.decor();
        Map<String, Frame> frames = new LinkedHashMap<>();
        decor.frames()
                .forEach((id, frame) -> frames.put(id, frame.at(frame.corner().plus(by.x(), by.y()))));
        Map<String, Note> notes = new LinkedHashMap<>();
        decor.notes().forEach((id, note) -> notes.put(id, note.at(note.corner().plus(by.x(), by.y()))));
        Map<String, List<Position>> bends = new LinkedHashMap<>();
        decor.bends()
                .forEach((end, points) -> bends.put(
                        end,
                        end.contains("/")
                                ? points
                                : points.stream()
                                        .map(point -> point.plus(by.x(), by.y()))
                                        .toList()));
        return places.with(positions).withDecor(new Decor(frames, notes, bends, decor.collapsed()));
    }

    private static boolean isInner(Graph graph, Set<String> ids, String end) {
        int colon = end.lastIndexOf(':');
        return end.contains("/")
                || graph.find(end.substring(0, colon))
                        .flatMap(node -> node.input(end.substring(colon + 1)))
                        .filter(from -> ids.contains(from.node()))
                        .isPresent();
    }

    /// The node that a path leads through or ends at.
    static String top(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        int colon = first.lastIndexOf(':');
        return colon < 0 ? first : first.substring(0, colon);
    }

    private static boolean covers(Frame frame, Position at) {
        return at.x() >= frame.corner().x()
                && at.y() >= frame.corner().y()
                && at.x() <= frame.corner().x() + frame.width()
                && at.y() <= frame.corner().y() + frame.height();
    }
}

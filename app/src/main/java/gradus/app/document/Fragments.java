package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Fragment;
import gradus.engine.project.Layout;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return new Fragment(of(document, ids), places).text();
    }
}

package gradus.engine.block;

import gradus.engine.graph.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph after a block was made or dissolved.
///
/// @param graph the whole graph now
/// @param nodes the ids of the nodes that are new in it
/// @param moved where nodes have gone: the path now, by the path before; what lies inside them went with them
public record Regrouped(Graph graph, List<String> nodes, Map<String, String> moved) {
    public Regrouped {
        nodes = List.copyOf(nodes);
        moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
    }

    /// Where something is now that was at a path, such as `dense_1/kernel`; the same path if it was not moved.
    public String path(String before) {
        for (int end = before.length(); end > 0; end = before.lastIndexOf('/', end - 1)) {
            String now = moved.get(before.substring(0, end));
            if (now != null) {
                return now + before.substring(end);
            }
        }
        return before;
    }

    /// Weights, or an optimizer's tensors, by their paths now.
    public <T> Map<String, T> carried(Map<String, T> byPath) {
        Map<String, T> carried = new LinkedHashMap<>();
        byPath.forEach((path, each) -> carried.put(path(path), each));
        return carried;
    }
}

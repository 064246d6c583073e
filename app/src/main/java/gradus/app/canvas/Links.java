package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which numbers the nodes of a picture have, and which wires are at each.
///
/// @param nodes the number of each node in the order of drawing
/// @param wires the numbers of the wires at each node
record Links(Map<String, Integer> nodes, Map<String, List<Integer>> wires) {

    static Links of(Picture picture) {
        Map<String, Integer> nodes = new HashMap<>();
        picture.nodes().keySet().forEach(id -> nodes.put(id, nodes.size()));
        Map<String, List<Integer>> wires = new HashMap<>();
        for (int i = 0; i < picture.wires().size(); i++) {
            Wire wire = picture.wires().get(i).wire();
            wires.computeIfAbsent(wire.from().node(), id -> new ArrayList<>()).add(i);
            wires.computeIfAbsent(wire.toNode(), id -> new ArrayList<>()).add(i);
        }
        return new Links(nodes, wires);
    }

    List<Integer> wiresAt(String node) {
        return wires.getOrDefault(node, List.of());
    }
}

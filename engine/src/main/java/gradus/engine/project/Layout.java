package gradus.engine.project;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a graph is laid out on the canvas.
///
/// @param direction where it flows to
/// @param positions by node id; nodes may be missing
public record Layout(Direction direction, Map<String, Position> positions) {
    public Layout {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /// A layout without positions.
    public static Layout empty(Direction direction) {
        return new Layout(direction, Map.of());
    }

    /// Where a node stands, if that is decided.
    public Optional<Position> find(String node) {
        return Optional.ofNullable(positions.get(node));
    }

    /// The layout with a node at another place.
    public Layout with(String node, Position position) {
        Map<String, Position> changed = new LinkedHashMap<>(positions);
        changed.put(node, position);
        return new Layout(direction, changed);
    }

    /// The layout with some nodes at other places.
    public Layout with(Map<String, Position> moved) {
        Map<String, Position> changed = new LinkedHashMap<>(positions);
        changed.putAll(moved);
        return new Layout(direction, changed);
    }

    /// The layout without the places of some nodes.
    public Layout without(Collection<String> nodes) {
        Map<String, Position> changed = new LinkedHashMap<>(positions);
        changed.keySet().removeAll(nodes);
        return new Layout(direction, changed);
    }

    /// The same places, flowing elsewhere.
    public Layout withDirection(Direction other) {
        return new Layout(other, positions);
    }
}

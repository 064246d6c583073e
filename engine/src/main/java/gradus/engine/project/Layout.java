package gradus.engine.project;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How a graph is laid out on the canvas. Nodes are named by path: `dense_1`, and `block_1/body/dense_1` for the one
/// inside the block.
///
/// @param direction where it flows to
/// @param positions by node; nodes may be missing
/// @param decor what stands beside the nodes
public record Layout(Direction direction, Map<String, Position> positions, Decor decor) {

    private static final String BODY = "/body/";

    public Layout {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /// A layout of nodes and nothing else.
    public Layout(Direction direction, Map<String, Position> positions) {
        this(direction, positions, Decor.NOTHING);
    }

    /// A layout without positions.
    public static Layout empty(Direction direction) {
        return new Layout(direction, Map.of());
    }

    /// Where a node stands, if that is decided.
    public Optional<Position> find(String node) {
        return Optional.ofNullable(positions.get(node));
    }

    /// The nodes, not those inside them, that it says something of.
    public Set<String> nodes() {
        Set<String> nodes = new LinkedHashSet<>();
        positions.keySet().forEach(path -> nodes.add(top(path)));
        decor.bends().keySet().forEach(end -> nodes.add(top(Decor.node(end))));
        decor.collapsed().forEach(path -> nodes.add(top(path)));
        return nodes;
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash >= 0 ? path.substring(0, slash) : path;
    }

    /// The layout with a node at another place.
    public Layout with(String node, Position position) {
        return with(Map.of(node, position));
    }

    /// The layout with some nodes at other places.
    public Layout with(Map<String, Position> moved) {
        Map<String, Position> changed = new LinkedHashMap<>(positions);
        changed.putAll(moved);
        return withPositions(changed);
    }

    /// The layout without some nodes, what is inside them and what belongs to them.
    public Layout without(Collection<String> nodes) {
        Map<String, Position> changed = new LinkedHashMap<>(positions);
        changed.keySet()
                .removeIf(path -> nodes.contains(path) || nodes.stream().anyMatch(node -> path.startsWith(node + "/")));
        return new Layout(direction, changed, decor.without(nodes));
    }

    /// The same with other places.
    public Layout withPositions(Map<String, Position> other) {
        return new Layout(direction, other, decor);
    }

    /// The same places, flowing elsewhere.
    public Layout withDirection(Direction other) {
        return new Layout(other, positions, decor);
    }

    /// The same with other things beside the nodes.
    public Layout withDecor(Decor other) {
        return new Layout(direction, positions, other);
    }

    /// The layout of a block's inside, as one of its own.
    public Layout inside(String block) {
        String before = block + BODY;
        return renamed(
                path -> path.startsWith(before) ? Optional.of(path.substring(before.length())) : Optional.empty());
    }

    /// The layout with another one for a block's inside.
    public Layout withInside(String block, Layout inside) {
        String before = block + BODY;
        Layout others = renamed(path -> path.startsWith(before) ? Optional.empty() : Optional.of(path));
        return others.plus(inside.renamed(path -> Optional.of(before + path)));
    }

    /// The layout with what another has, too.
    public Layout plus(Layout other) {
        return with(other.positions).withDecor(decor.plus(other.decor));
    }

    /// The layout with other paths; what has none is left out.
    public Layout renamed(Function<String, Optional<String>> path) {
        Map<String, Position> changed = new LinkedHashMap<>();
        positions.forEach((key, position) -> path.apply(key).ifPresent(other -> changed.put(other, position)));
        return new Layout(direction, changed, decor.renamed(path));
    }
}

package gradus.engine.project;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What stands on the canvas beside the nodes, and how nodes are drawn there. Keys are paths as in [Layout].
///
/// @param frames behind nodes, by path of their own
/// @param notes by path of their own
/// @param bends the points that a wire goes through, by the wire's end, `NODE:PORT`
/// @param collapsed nodes drawn as their title only
public record Decor(
        Map<String, Frame> frames, Map<String, Note> notes, Map<String, List<Position>> bends, Set<String> collapsed) {

    /// Nothing.
    public static final Decor NOTHING = new Decor(Map.of(), Map.of(), Map.of(), Set.of());

    public Decor {
        frames = Collections.unmodifiableMap(new LinkedHashMap<>(frames));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        Map<String, List<Position>> points = new LinkedHashMap<>();
        bends.forEach((wire, through) -> points.put(wire, List.copyOf(through)));
        bends = Collections.unmodifiableMap(points);
        collapsed = Collections.unmodifiableSet(new LinkedHashSet<>(collapsed));
    }

    /// The key of a wire's end.
    public static String end(String node, String port) {
        return node + ":" + port;
    }

    /// The node of a wire's end.
    static String node(String end) {
        return end.substring(0, end.lastIndexOf(':'));
    }

    /// The points that the wire to a port goes through.
    public List<Position> bends(String node, String port) {
        return bends.getOrDefault(end(node, port), List.of());
    }

    /// With another frame, or without it.
    public Decor withFrame(String id, Optional<Frame> frame) {
        return new Decor(put(frames, id, frame), notes, bends, collapsed);
    }

    /// With another note, or without it.
    public Decor withNote(String id, Optional<Note> note) {
        return new Decor(frames, put(notes, id, note), bends, collapsed);
    }

    /// With a wire on another way; without points it goes its own.
    public Decor withBends(String node, String port, List<Position> points) {
        Optional<List<Position>> through = points.isEmpty() ? Optional.empty() : Optional.of(points);
        return new Decor(frames, notes, put(bends, end(node, port), through), collapsed);
    }

    /// With some nodes drawn as their title only, or whole.
    public Decor withCollapsed(Collection<String> nodes, boolean isCollapsed) {
        return new Decor(frames, notes, bends, with(collapsed, nodes, isCollapsed));
    }

    /// Without what belongs to some nodes and their insides.
    public Decor without(Collection<String> nodes) {
        return renamed(
                path -> nodes.stream().anyMatch(node -> isOf(path, node)) ? Optional.empty() : Optional.of(path));
    }

    /// With other paths; what has none is left out.
    public Decor renamed(Function<String, Optional<String>> path) {
        return new Decor(renamed(frames, path), renamed(notes, path), renamed(bends, path), renamed(collapsed, path));
    }

    /// With what another has, too.
    public Decor plus(Decor other) {
        return new Decor(
                plus(frames, other.frames),
                plus(notes, other.notes),
                plus(bends, other.bends),
                plus(collapsed, other.collapsed));
    }

    private static boolean isOf(String path, String node) {
        return path.startsWith(node)
                && (path.length() == node.length()
                        || path.charAt(node.length()) == '/'
                        || path.charAt(node.length()) == ':');
    }

    private static <T> Map<String, T> put(Map<String, T> all, String id, Optional<T> one) {
        Map<String, T> changed = new LinkedHashMap<>(all);
        one.ifPresentOrElse(value -> changed.put(id, value), () -> changed.remove(id));
        return changed;
    }

    private static Set<String> with(Set<String> all, Collection<String> some, boolean isIn) {
        Set<String> changed = new LinkedHashSet<>(all);
        if (isIn) {
            changed.addAll(some);
        } else {
            changed.removeAll(some);
        }
        return changed;
    }

    private static <T> Map<String, T> renamed(Map<String, T> all, Function<String, Optional<String>> path) {
        Map<String, T> changed = new LinkedHashMap<>();
        all.forEach((key, value) -> path.apply(key).ifPresent(other -> changed.put(other, value)));
        return changed;
    }

    private static Set<String> renamed(Set<String> all, Function<String, Optional<String>> path) {
        Set<String> changed = new LinkedHashSet<>();
        all.forEach(key -> path.apply(key).ifPresent(changed::add));
        return changed;
    }

    private static <T> Map<String, T> plus(Map<String, T> one, Map<String, T> other) {
        Map<String, T> both = new LinkedHashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static Set<String> plus(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}

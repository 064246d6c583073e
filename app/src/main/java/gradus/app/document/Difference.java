package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.project.Layout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What differs between two states of a document, as far as people call it by name.
///
/// @param names of the nodes that came, went, changed or moved
/// @param wire the names at both ends of a wire, where one wire came or went and nothing else changed
public record Difference(List<String> names, Optional<Ends> wire) {
    public Difference {
        names = List.copyOf(names);
    }

    /// The names of the nodes at the ends of a wire.
    public record Ends(String from, String to) {}

    /// The difference of two states at a place.
    ///
    /// @param place the ids of the blocks that lead there
    public static Difference of(Document before, Document after, List<String> place) {
        Optional<Document> one = Inside.at(before, place);
        Optional<Document> other = Inside.at(after, place);
        return one.isPresent() && other.isPresent()
                ? of(one.get(), other.get())
                : new Difference(List.of(), Optional.empty());
    }

    private static Difference of(Document before, Document after) {
        List<Node> changed = changed(before.graph(), after.graph());
        if (changed.isEmpty()) {
            return new Difference(moved(before.layout(), after), Optional.empty());
        }
        Optional<Ends> wire =
                changed.size() == 1 ? wire(before.graph(), after.graph(), changed.getFirst()) : Optional.empty();
        return new Difference(changed.stream().map(Node::name).toList(), wire);
    }

    /// Nodes that came, went or are not what they were: as they are, or as they were when they are gone. Those that
    /// only lost a wire with another node are not named.
    private static List<Node> changed(Graph before, Graph after) {
        List<Node> gone = before.nodes().stream()
                .filter(node -> !after.contains(node.id()))
                .toList();
        if (!gone.isEmpty()) {
            List<Node> come = after.nodes().stream()
                    .filter(node -> !before.contains(node.id()))
                    .toList();
            return come.isEmpty() ? gone : come;
        }
        List<Node> changed = new ArrayList<>();
        for (Node node : after.nodes()) {
            if (before.find(node.id()).filter(node::equals).isEmpty()) {
                changed.add(node);
            }
        }
        return changed;
    }

    private static Optional<Ends> wire(Graph before, Graph after, Node node) {
        Map<String, Value> now = node.inputs();
        Map<String, Value> then = before.find(node.id()).map(Node::inputs).orElse(now);
        Set<String> ports = new LinkedHashSet<>(now.keySet());
        ports.addAll(then.keySet());
        ports.removeIf(port -> Objects.equals(now.get(port), then.get(port)));
        if (ports.size() != 1) {
            return Optional.empty();
        }
        String port = ports.iterator().next();
        return node.input(port)
                .or(() -> Optional.ofNullable(then.get(port)))
                .map(from -> new Ends(after.find(from.node()).map(Node::name).orElse(from.node()), node.name()));
    }

    private static List<String> moved(Layout before, Document after) {
        return after.graph().nodes().stream()
                .filter(node -> !before.find(node.id()).equals(after.layout().find(node.id())))
                .map(Node::name)
                .toList();
    }
}

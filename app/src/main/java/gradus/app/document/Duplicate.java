package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.project.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Some nodes once more, a little aside, wired among themselves as they are; their parameters are new.
///
/// @param copies the id of each copy, which is also its name, by the id of what it is a copy of
public record Duplicate(Map<String, String> copies) implements Edit {

    private static final double ASIDE = 40;

    public Duplicate {
        copies = Map.copyOf(copies);
    }

    /// Copies under fresh ids.
    public static Duplicate of(Document document, Set<String> ids) {
        Graph taken = document.graph();
        Map<String, String> copies = new LinkedHashMap<>();
        for (Node node : document.graph().nodes()) {
            if (ids.contains(node.id())) {
                String copy = Names.fresh(taken, node.operation());
                copies.put(node.id(), copy);
                taken = taken.with(new Node(copy, copy, node.operation(), Map.of()));
            }
        }
        return new Duplicate(copies);
    }

    @Override
    public Document apply(Document document) {
        Graph graph = document.graph();
        for (Node node : document.graph().nodes()) {
            Optional<String> copy = copy(node.id());
            if (copy.isPresent()) {
                Map<String, Value> inputs = new LinkedHashMap<>();
                node.inputs()
                        .forEach((port, from) -> copy(from.node())
                                .ifPresent(source -> inputs.put(port, new Value(source, from.output()))));
                Optional<String> shares = node.shares().map(owner -> copy(owner).orElse(owner));
                Names.require(graph, copy.get(), copy.get());
                graph = graph.with(new Node(copy.get(), copy.get(), node.operation(), inputs, shares));
            }
        }
        Map<String, Position> places = new LinkedHashMap<>(document.layout().positions());
        document.layout().positions().forEach((path, position) -> {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash);
            copy(top)
                    .ifPresent(id -> places.put(
                            id + path.substring(top.length()), slash < 0 ? position.plus(ASIDE, ASIDE) : position));
        });
        return document.withGraph(graph).withLayout(document.layout().with(places));
    }

    @Override
    public String label() {
        return "edit.duplicate";
    }

    @Override
    public Optional<Set<String>> selection() {
        return Optional.of(Set.copyOf(copies.values()));
    }

    private Optional<String> copy(String id) {
        return Optional.ofNullable(copies.get(id));
    }
}

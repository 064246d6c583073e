package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.train.Learned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A change inside a block.
///
/// @param place the ids of the nodes that lead there, from the outside in
/// @param edit what is done there
public record Within(List<String> place, Edit edit) implements Edit {
    public Within {
        place = List.copyOf(place);
    }

    /// The edit at a place, which is the edit itself for the document as a whole.
    public static Edit of(List<String> place, Edit edit) {
        return place.isEmpty() ? edit : new Within(place, edit);
    }

    @Override
    public Document apply(Document document) {
        return apply(document, 0);
    }

    private Document apply(Document document, int depth) {
        if (depth == place.size()) {
            return edit.apply(document);
        }
        String id = place.get(depth);
        Document before = Inside.of(document, Types.of(document.graph()), id)
                .orElseThrow(() -> new GradusException(Diagnostic.error("block.closed", Place.node(id), id)));
        Document after = apply(before, depth + 1);
        return after.equals(before) ? document : Inside.with(document, id, before, after);
    }

    @Override
    public String label() {
        return edit.label();
    }

    @Override
    public Optional<String> mergeKey() {
        return edit.mergeKey().map(key -> path() + key);
    }

    @Override
    public Learned carried(Document before, Learned learned) {
        Optional<Document> inner = Inside.at(before, place);
        if (inner.isEmpty()) {
            return learned;
        }
        Learned here = new Learned(inside(learned.weights()), inside(learned.state()), learned.step());
        Learned carried = edit.carried(inner.get(), here);
        return carried.equals(here)
                ? learned
                : new Learned(
                        replaced(learned.weights(), carried.weights()),
                        replaced(learned.state(), carried.state()),
                        learned.step());
    }

    @Override
    public Optional<Set<String>> selection() {
        return edit.selection();
    }

    private String path() {
        return String.join("/", place) + "/";
    }

    private <T> Map<String, T> inside(Map<String, T> byPath) {
        Map<String, T> inside = new LinkedHashMap<>();
        byPath.forEach((path, each) -> {
            if (path.startsWith(path())) {
                inside.put(path.substring(path().length()), each);
            }
        });
        return inside;
    }

    private <T> Map<String, T> replaced(Map<String, T> byPath, Map<String, T> inside) {
        Map<String, T> all = new LinkedHashMap<>();
        byPath.forEach((path, each) -> {
            if (!path.startsWith(path())) {
                all.put(path, each);
            }
        });
        inside.forEach((path, each) -> all.put(path() + path, each));
        return all;
    }
}

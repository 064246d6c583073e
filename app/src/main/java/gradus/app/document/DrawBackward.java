package gradus.app.document;

import gradus.engine.differentiate.BackwardHalf;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.project.Layout;
import gradus.engine.run.Session;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The derivatives of a target drawn as nodes beside those that are there.
public record DrawBackward(Value target) implements Edit {

    /// The edit for the node that is selected, or else for what the graph is about.
    ///
    /// @throws GradusException `backward.no-target` when there is nothing to differentiate
    public static DrawBackward of(Document document, Set<String> selection) {
        Optional<Value> selected = selection.size() == 1
                ? selection.stream()
                        .filter(id -> document.graph().contains(id)
                                && !document.graph().node(id).wired().isEmpty())
                        .map(Value::of)
                        .findFirst()
                : Optional.empty();
        return new DrawBackward(selected.or(() -> Session.target(document.graph()))
                .orElseThrow(
                        () -> new GradusException(Diagnostic.error("backward.no-target", new Place.Everywhere()))));
    }

    @Override
    public Document apply(Document document) {
        BackwardHalf drawn = BackwardHalf.of(document.graph(), target);
        Set<String> gone = new LinkedHashSet<>();
        document.layout().nodes().stream()
                .filter(id -> !drawn.graph().contains(id))
                .forEach(gone::add);
        Layout left = document.layout().without(gone);
        return document.withGraph(drawn.graph()).withLayout(Placement.complete(drawn.graph(), left));
    }

    @Override
    public Learned carried(Document before, Learned learned) {
        Map<String, String> moved = BackwardHalf.of(before.graph(), target).moved();
        return new Learned(carried(moved, learned.weights()), carried(moved, learned.state()), learned.step());
    }

    private static Map<String, Tensor> carried(Map<String, String> moved, Map<String, Tensor> tensors) {
        Map<String, Tensor> carried = new LinkedHashMap<>();
        tensors.forEach((key, tensor) -> {
            String path = key;
            for (Map.Entry<String, String> entry : moved.entrySet()) {
                if (key.equals(entry.getKey()) || key.startsWith(entry.getKey() + "/")) {
                    path = entry.getValue() + key.substring(entry.getKey().length());
                }
            }
            carried.put(path, tensor);
        });
        return carried;
    }

    @Override
    public String label() {
        return "edit.draw-backward";
    }

    @Override
    public Optional<Set<String>> selection() {
        return Optional.of(Set.of());
    }
}

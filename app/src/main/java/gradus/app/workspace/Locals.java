package gradus.app.workspace;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.run.Evaluation;
import gradus.engine.run.LocalDerivatives;
import gradus.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The local derivatives at the wires of what is looked at, computed in the background for the numbers that are shown.
public final class Locals {
    /// In larger graphs nobody reads the wires.
    private static final int MOST_NODES = 600;

    private final Workplace place;
    private final ReadOnlyObjectWrapper<Map<Wire, Tensor>> byWire = new ReadOnlyObjectWrapper<>(Map.of());
    private Optional<Asked> last = Optional.empty();
    private int lastAsked;

    /// Numbers of which derivatives are asked for.
    ///
    /// @param path before the ids of the graph's nodes
    private record Asked(Graph graph, String path, Evaluation evaluation) {
        /// An evaluation is a large value that is made once; to compare all of its numbers would take long.
        @SuppressWarnings("ReferenceEquality")
        boolean isSame(Asked other) {
            return evaluation == other.evaluation && path.equals(other.path) && graph.equals(other.graph);
        }
    }

    Locals(Workplace place) {
        this.place = place;
    }

    /// By wire of what is looked at; without an entry where there is none or it is not known yet.
    public ReadOnlyObjectProperty<Map<Wire, Tensor>> byWire() {
        return byWire.getReadOnlyProperty();
    }

    /// Follows what is looked at and the numbers that are shown.
    void follow(Scene scene, Optional<Evaluation> evaluation) {
        Optional<Asked> now = evaluation
                .filter(shown -> scene.document().graph().nodes().size() <= MOST_NODES)
                .map(shown -> new Asked(scene.document().graph(), scene.path(""), shown));
        if (now.isPresent() && last.filter(now.get()::isSame).isPresent()) {
            return;
        }
        last = now;
        int number = ++lastAsked;
        byWire.set(Map.of());
        now.ifPresent(asked -> place.engine().execute(() -> {
            Outcome<Map<Wire, Tensor>> outcome = Outcome.of(
                    () -> LocalDerivatives.of(asked.graph(), asked.path(), asked.evaluation(), place.device()));
            place.window().execute(() -> {
                // What can't be told of a graph is not told; the run itself says what is wrong with it.
                if (number == lastAsked
                        && outcome instanceof Outcome.Done<Map<Wire, Tensor>>(Map<Wire, Tensor> found)) {
                    byWire.set(found);
                }
            });
        }));
    }
}

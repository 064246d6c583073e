package gradus.app.workspace;

import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers of a run told one node at a time: forward in the order of computation, then backward in the reverse
/// order. Numbers that have not been told are not shown.
///
/// @param results the run
/// @param steps all that is told, in order
/// @param places the place of each step among all
/// @param position how many steps have been told, from 0
public record Walk(Results results, List<Step> steps, Map<Step, Integer> places, int position) {
    public Walk {
        steps = List.copyOf(steps);
        places = Map.copyOf(places);
    }

    /// One node's number.
    ///
    /// @param isBackward whether it is the gradient
    public record Step(String node, boolean isBackward) {}

    /// Before the first step of a run.
    public static Walk of(Results results) {
        List<Step> forward = new ArrayList<>();
        List<Step> backward = new ArrayList<>();
        for (Node node : results.graph().order().nodes()) {
            if (results.value(node.value()).isPresent()) {
                forward.add(new Step(node.id(), false));
            }
            if (results.gradient(node.value()).isPresent()) {
                backward.addFirst(new Step(node.id(), true));
            }
        }
        forward.addAll(backward);
        Map<Step, Integer> places = new HashMap<>();
        forward.forEach(step -> places.put(step, places.size()));
        return new Walk(results, forward, places, 0);
    }

    /// Some steps on, or back; the start and the end are not passed.
    public Walk by(int count) {
        return new Walk(results, steps, places, Math.clamp(position + count, 0, steps.size()));
    }

    /// The step told last.
    public Optional<Step> current() {
        return position == 0 ? Optional.empty() : Optional.of(steps.get(position - 1));
    }

    /// Whether a value has been told, of the graph or of the inside of one of its blocks.
    public boolean tellsValue(Value value) {
        return tells(new Step(outermost(value), false));
    }

    /// Whether a gradient has been told, of the graph or of the inside of one of its blocks.
    public boolean tellsGradient(Value value) {
        return tells(new Step(outermost(value), true));
    }

    private boolean tells(Step step) {
        return places.getOrDefault(step, position) < position;
    }

    private static String outermost(Value value) {
        int slash = value.node().indexOf('/');
        return slash < 0 ? value.node() : value.node().substring(0, slash);
    }
}

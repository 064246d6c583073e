package gradus.app.workspace;

import gradus.engine.graph.Value;
import gradus.engine.run.Trace;
import gradus.engine.run.TraceStep;
import java.util.List;
import java.util.Optional;

/// A trace on its way.
///
/// @param trace what is told
/// @param revision of the state it was made from; another one now means that the numbers are stale
/// @param hasMore whether another pass can follow the last
public record Traced(Trace trace, long revision, boolean hasMore) {

    /// The same at another place.
    Traced at(Trace other) {
        return new Traced(other, revision, hasMore);
    }

    /// The node of what is looked at whose step was the last; empty when that is elsewhere.
    ///
    /// @param place the ids of the blocks that were entered
    public Optional<String> node(List<String> place) {
        String prefix = place.isEmpty() ? "" : String.join("/", place) + "/";
        return trace.current()
                .map(step -> step.node(place.size()))
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(id -> !id.isEmpty());
    }

    /// What the last step told.
    public Optional<TraceStep> step() {
        return trace.current();
    }

    /// Whether a value has been told, by its path in the whole graph.
    public boolean tellsValue(Value value) {
        return trace.tellsValue(value);
    }

    /// Whether a gradient has been told, by its path in the whole graph.
    public boolean tellsGradient(Value value) {
        return trace.tellsGradient(value);
    }
}

package gradus.app.workspace;

import gradus.app.document.History;
import gradus.app.document.Timeline;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What can be told of the steps of a history.
final class Steps {
    private final ReadOnlyObjectWrapper<Optional<String>> undoLabel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoLabel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Timeline> timeline;
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(false);

    Steps(History history) {
        timeline = new ReadOnlyObjectWrapper<>(history.timeline());
    }

    ReadOnlyObjectWrapper<Optional<String>> undoLabel() {
        return undoLabel;
    }

    ReadOnlyObjectWrapper<Optional<String>> redoLabel() {
        return redoLabel;
    }

    ReadOnlyObjectWrapper<Timeline> timeline() {
        return timeline;
    }

    ReadOnlyBooleanWrapper dirty() {
        return dirty;
    }

    /// Tells the history as it is now.
    void tell(History history) {
        undoLabel.set(history.undoLabel());
        redoLabel.set(history.redoLabel());
        timeline.set(history.timeline());
        dirty.set(history.isDirty());
    }
}

package gradus.app.chart;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether a part of the window can be seen at all: what can't need not be drawn.
public final class Seen {
    private Seen() {}

    /// Whether a node and all it lies in are visible.
    public static ObservableValue<Boolean> of(Node node) {
        return node.visibleProperty()
                .flatMap(isVisible -> isVisible
                        ? node.parentProperty().flatMap(Seen::of).orElse(true)
                        : new ReadOnlyObjectWrapper<>(false));
    }
}

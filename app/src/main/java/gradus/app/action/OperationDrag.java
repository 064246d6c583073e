package gradus.app.action;

import java.util.Optional;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

/// An operation on its way from the palette to the canvas.
public final class OperationDrag {
    private static final DataFormat OPERATION = new DataFormat("application/x-gradus-operation");

    private OperationDrag() {}

    /// What to put on the dragboard for an operation of the catalogue.
    public static ClipboardContent content(String operation) {
        ClipboardContent content = new ClipboardContent();
        content.put(OPERATION, operation);
        return content;
    }

    /// The name of the operation that is being dragged, if it is one.
    public static Optional<String> operation(Dragboard dragboard) {
        return dragboard.getContent(OPERATION) instanceof String name ? Optional.of(name) : Optional.empty();
    }
}

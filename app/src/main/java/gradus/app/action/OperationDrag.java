package gradus.app.action;

import gradus.engine.block.Block;
import gradus.engine.graph.Operation;
import java.util.Optional;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

/// An operation on its way from the palette to the canvas.
public final class OperationDrag {
    private static final DataFormat OPERATION = new DataFormat("application/x-gradus-operation");

    private static final String BLOCK = "own-";

    private OperationDrag() {}

    /// What to put on the dragboard for an operation.
    public static ClipboardContent content(Operation operation) {
        ClipboardContent content = new ClipboardContent();
        content.put(OPERATION, key(operation));
        return content;
    }

    /// The word an operation is found by: its name in the catalogue, or a block's title behind a sign that no name has.
    public static String key(Operation operation) {
        return operation instanceof Block block ? BLOCK + block.title() : operation.name();
    }

    /// The title of the block that a key stands for, if it is one.
    public static Optional<String> title(String key) {
        return key.startsWith(BLOCK) ? Optional.of(key.substring(BLOCK.length())) : Optional.empty();
    }

    /// The key of the operation that is being dragged, if it is one.
    public static Optional<String> operation(Dragboard dragboard) {
        return dragboard.getContent(OPERATION) instanceof String name ? Optional.of(name) : Optional.empty();
    }
}

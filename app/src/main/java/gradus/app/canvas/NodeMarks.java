package gradus.app.canvas;

import gradus.app.document.Form;
import gradus.engine.block.Bypassed;
import gradus.engine.block.Freezing;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Signs at a node's upper right corner: that it is left out for now, that training leaves its parameters alone.
final class NodeMarks extends HBox {
    private static final double SIZE = 18;

    private final FontIcon bypassed = icon("bypassed-mark", "mdi2d-debug-step-over");
    private final FontIcon frozen = icon("frozen-mark", "mdi2s-snowflake");

    NodeMarks() {
        super(2);
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(NodePicture picture) {
        getChildren().clear();
        if (picture.node().operation() instanceof Bypassed) {
            getChildren().add(bypassed);
        }
        if (isFrozen(picture)) {
            getChildren().add(frozen);
        }
        int count = getChildren().size();
        double width = count * SIZE;
        resizeRelocate(picture.shape().width() / 2 - width + 6, -picture.shape().height() / 2 - SIZE + 4, width, SIZE);
    }

    /// Whether its parameters are frozen. A variable's ring tells already whether it is trained.
    static boolean isFrozen(NodePicture picture) {
        return picture.shape().form() != Form.VARIABLE
                && Freezing.isFrozen(picture.node().operation());
    }

    private static FontIcon icon(String styleClass, String code) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().addAll("node-mark", styleClass);
        return icon;
    }
}

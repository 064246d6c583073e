package gradus.app.canvas;

import javafx.geometry.Pos;
import javafx.scene.control.Label;

/// A circle with a symbol.
final class OperationSkin extends NodeSkin {
    private final Label symbol = NodeParts.label("operation-symbol", Pos.CENTER);

    OperationSkin(NodePicture first) {
        super(first);
        double size = first.shape().width();
        body().getChildren().addAll(NodeParts.circle(size / 2, "node-body"), symbol);
        symbol.resizeRelocate(-size / 2, -size / 2 - 2, size, size);
    }

    @Override
    void drawBody(NodePicture picture) {
        symbol.setText(picture.symbol());
    }
}

package gradus.app.canvas;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

/// A dashed frame with the reason in words.
final class UnknownSkin extends NodeSkin {
    private final Label name = NodeParts.label("card-name", Pos.CENTER);
    private final Label reason = NodeParts.label("unknown-reason", Pos.TOP_CENTER);

    private final Rectangle frame = new Rectangle();

    UnknownSkin(NodePicture first) {
        super(first);
        frame.setArcWidth(10);
        frame.setArcHeight(10);
        frame.getStyleClass().add("unknown-frame");
        reason.setWrapText(true);
        reason.setId("reason:" + first.id());
        name.setId("name:" + first.id());
        body().getChildren().addAll(frame, name, reason);
    }

    @Override
    void drawBody(NodePicture picture) {
        double width = picture.shape().width();
        double height = picture.shape().height();
        frame.setX(-width / 2);
        frame.setY(-height / 2);
        frame.setWidth(width);
        frame.setHeight(height);
        name.resizeRelocate(-width / 2 + 8, -height / 2 + 2, width - 16, 22);
        reason.resizeRelocate(-width / 2 + 8, -height / 2 + 24, width - 16, height - 28);
        name.setText(picture.node().name() + ": " + picture.lines().getFirst());
        reason.setText(picture.problem().orElse(""));
    }
}

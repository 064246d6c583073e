package gradus.app.canvas;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

/// A dashed frame with the reason in words.
final class UnknownSkin extends NodeSkin {
    private final Label name = NodeParts.label("card-name", Pos.CENTER);
    private final Label reason = NodeParts.label("unknown-reason", Pos.TOP_CENTER);

    UnknownSkin(NodePicture first) {
        super(first);
        double width = first.shape().width();
        double height = first.shape().height();
        Rectangle frame = new Rectangle(-width / 2, -height / 2, width, height);
        frame.setArcWidth(10);
        frame.setArcHeight(10);
        frame.getStyleClass().add("unknown-frame");
        reason.setWrapText(true);
        reason.setId("reason:" + first.id());
        name.setId("name:" + first.id());
        name.resizeRelocate(-width / 2 + 8, -height / 2 + 2, width - 16, 22);
        reason.resizeRelocate(-width / 2 + 8, -height / 2 + 24, width - 16, height - 28);
        body().getChildren().addAll(frame, name, reason);
    }

    @Override
    void drawBody(NodePicture picture) {
        name.setText(picture.node().name() + ": " + picture.lines().getFirst());
        reason.setText(picture.problem().orElse(""));
    }
}

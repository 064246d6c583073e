package gradus.app.canvas;

import gradus.app.document.NodeShape;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.shape.Polygon;

/// A hexagon with its formula and its current value.
final class LossSkin extends NodeSkin {
    private final Label name = NodeParts.label("card-name", Pos.CENTER);
    private final Label formula = NodeParts.label("card-line", Pos.CENTER);
    private final Label current = NodeParts.label("loss-value", Pos.CENTER);

    private final Polygon body = NodeParts.polygon("loss-body");

    LossSkin(NodePicture first) {
        super(first);
        name.setId("name:" + first.id());
        current.setId("loss:" + first.id());
        body().getChildren().addAll(body, name, formula, current);
    }

    @Override
    void drawBody(NodePicture picture) {
        double x = picture.shape().width() / 2;
        double y = picture.shape().height() / 2;
        double inner = x - NodeShape.SLANT;
        body.getPoints().setAll(-x, 0.0, -inner, -y, inner, -y, x, 0.0, inner, y, -inner, y);
        boolean isKnown = picture.lines().size() > 1;
        name.setText(picture.symbol());
        name.resizeRelocate(-inner, -y + 6, 2 * inner, 20);
        formula.setText(picture.lines().getFirst());
        formula.resizeRelocate(-inner, isKnown ? -14 : -8, 2 * inner, 18);
        current.setText(isKnown ? picture.lines().get(1) : "");
        current.resizeRelocate(-inner, 6, 2 * inner, 26);
    }
}

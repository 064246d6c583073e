package gradus.app.canvas;

import gradus.app.document.NodeShape;
import javafx.geometry.Pos;
import javafx.scene.control.Label;

/// A hexagon with its formula and its current value.
final class LossSkin extends NodeSkin {
    private final Label name = NodeParts.label("card-name", Pos.CENTER);
    private final Label formula = NodeParts.label("card-line", Pos.CENTER);
    private final Label current = NodeParts.label("loss-value", Pos.CENTER);

    LossSkin(NodePicture first) {
        super(first);
        double x = first.shape().width() / 2;
        double y = first.shape().height() / 2;
        double slant = NodeShape.SLANT;
        name.setId("name:" + first.id());
        current.setId("loss:" + first.id());
        body().getChildren()
                .addAll(
                        NodeParts.polygon(
                                "loss-body", -x, 0, -x + slant, -y, x - slant, -y, x, 0, x - slant, y, -x + slant, y),
                        name,
                        formula,
                        current);
        name.resizeRelocate(-x + slant, -y + 6, 2 * (x - slant), 20);
    }

    @Override
    void drawBody(NodePicture picture) {
        double x = picture.shape().width() / 2 - NodeShape.SLANT;
        boolean isKnown = picture.lines().size() > 1;
        name.setText(picture.symbol());
        formula.setText(picture.lines().getFirst());
        formula.resizeRelocate(-x, isKnown ? -14 : -8, 2 * x, 18);
        current.setText(isKnown ? picture.lines().get(1) : "");
        current.resizeRelocate(-x, 6, 2 * x, 26);
    }
}

package gradus.app.canvas;

import gradus.app.document.NodeShape;
import gradus.app.document.TextWidth;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/// A circle with a name in italics and the value beneath: trainable ones have a ring, what is fed from outside is
/// shaded, constants are plain. A tensor shows its heat map and its order.
final class VariableSkin extends NodeSkin {
    private final Circle ring = NodeParts.circle(0, "node-ring");
    private final Circle disc = NodeParts.circle(0, "node-body");
    private final Label name = NodeParts.label("variable-name", Pos.CENTER);
    private final Label value = NodeParts.label("variable-value", Pos.CENTER);
    private final Label order = NodeParts.label("variable-order", Pos.CENTER);
    private final Pane map = new Pane();
    private Optional<Tensor> drawn = Optional.empty();

    VariableSkin(NodePicture first) {
        super(first);
        name.setId("name:" + first.id());
        value.setId("own:" + first.id());
        order.setId("order:" + first.id());
        body().getChildren().addAll(ring, disc, name, map, value, order);
    }

    @Override
    void drawBody(NodePicture picture) {
        boolean isTensor = picture.own().filter(tensor -> tensor.size() > 1).isPresent();
        boolean isSingle = picture.ownText().isEmpty() && !isTensor;
        double radius = picture.shape().width() / 2;
        ring.setRadius(radius + 4);
        disc.setRadius(radius);
        name.setText(picture.symbol());
        NodeParts.size(name, NodeShape.variableSize(picture.symbol()));
        name.resizeRelocate(-radius + 4, isSingle ? -12 : -25, 2 * radius - 8, 24);
        value.setText(picture.ownText());
        NodeParts.size(value, TextWidth.of(picture.ownText(), 14) <= 2 * radius - 8 ? 14 : 10);
        value.resizeRelocate(-radius + 2, 2, 2 * radius - 4, 18);
        order.setVisible(isTensor);
        order.setText(picture.own()
                .map(tensor -> Integer.toString(tensor.shape().rank()))
                .orElse(""));
        order.resizeRelocate(radius * 0.72 - 8, -radius * 0.72 - 8, 16, 16);
        if (!picture.own().equals(drawn)) {
            drawn = picture.own();
            map.getChildren().clear();
            drawn.filter(tensor -> tensor.size() > 1)
                    .ifPresent(tensor -> map.getChildren().add(HeatMap.of(tensor, 34, 20)));
            styleNow(map);
        }
        map.relocate(-17, 0);
        styles(picture);
    }

    private void styles(NodePicture picture) {
        boolean isTrainable = switch (picture.node().operation()) {
            case Variable variable -> variable.trainable();
            case Parameter parameter -> parameter.trainable();
            default -> false;
        };
        ring.setVisible(isTrainable);
        disc.getStyleClass()
                .setAll(
                        "node-body",
                        switch (picture.node().operation()) {
                            case Input _ -> "observed";
                            case Constant _ -> "constant";
                            default -> "free";
                        });
    }
}

package gradus.app.canvas;

import gradus.app.document.FunctionCurve;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// A pill with the function's name and its curve.
final class FunctionSkin extends NodeSkin {
    private static final double CURVE = 24;
    private static final double ROUND = 40;

    private final Label name = NodeParts.label("function-name", Pos.CENTER);

    private final Rectangle pill = new Rectangle();
    private final Optional<Pane> curve;

    FunctionSkin(NodePicture first) {
        super(first);
        pill.getStyleClass().add("node-body");
        body().getChildren().addAll(pill, name);
        List<List<Point>> pieces = FunctionCurve.of(first.node().operation()).stream()
                .map(piece ->
                        piece.stream().map(at -> new Point(at.x(), at.y())).toList())
                .toList();
        curve = pieces.isEmpty() ? Optional.empty() : Optional.of(curve(pieces));
        curve.ifPresent(body().getChildren()::add);
    }

    @Override
    void drawBody(NodePicture picture) {
        double width = picture.shape().width();
        double height = picture.shape().height();
        pill.setX(-width / 2);
        pill.setY(-height / 2);
        pill.setWidth(width);
        pill.setHeight(height);
        pill.setArcWidth(Math.min(height, ROUND));
        pill.setArcHeight(Math.min(height, ROUND));
        double room = curve.isPresent() ? CURVE + 8 : 0;
        name.setText(picture.symbol());
        name.resizeRelocate(-width / 2 + 10, -height / 2, width - 20 - room, height - 2);
        curve.ifPresent(drawn -> drawn.relocate(width / 2 - 14 - CURVE / 2, 0));
    }

    private static Pane curve(List<List<Point>> pieces) {
        Pane picture = new Pane();
        Line across = new Line(-CURVE / 2, 0, CURVE / 2, 0);
        Line up = new Line(0, -CURVE / 2, 0, CURVE / 2);
        across.getStyleClass().add("curve-axis");
        up.getStyleClass().add("curve-axis");
        picture.getChildren().addAll(across, up);
        pieces.forEach(piece -> picture.getChildren().add(NodeParts.line("curve", piece, CURVE / 2)));
        return picture;
    }
}

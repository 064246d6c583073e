package gradus.app.canvas;

import gradus.app.document.FunctionCurve;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// A pill with the function's name and its curve.
final class FunctionSkin extends NodeSkin {
    private static final double CURVE = 24;

    private final Label name = NodeParts.label("function-name", Pos.CENTER);

    FunctionSkin(NodePicture first) {
        super(first);
        double width = first.shape().width();
        double height = first.shape().height();
        Rectangle pill = new Rectangle(-width / 2, -height / 2, width, height);
        pill.setArcWidth(height);
        pill.setArcHeight(height);
        pill.getStyleClass().add("node-body");
        body().getChildren().addAll(pill, name);
        List<List<Point>> pieces = FunctionCurve.of(first.node().operation()).stream()
                .map(piece ->
                        piece.stream().map(at -> new Point(at.x(), at.y())).toList())
                .toList();
        double room = pieces.isEmpty() ? 0 : CURVE + 8;
        name.resizeRelocate(-width / 2 + 10, -height / 2, width - 20 - room, height - 2);
        if (!pieces.isEmpty()) {
            body().getChildren().add(curve(pieces, width / 2 - 14 - CURVE / 2));
        }
    }

    @Override
    void drawBody(NodePicture picture) {
        name.setText(picture.symbol());
    }

    private static Pane curve(List<List<Point>> pieces, double x) {
        Pane picture = new Pane();
        Line across = new Line(-CURVE / 2, 0, CURVE / 2, 0);
        Line up = new Line(0, -CURVE / 2, 0, CURVE / 2);
        across.getStyleClass().add("curve-axis");
        up.getStyleClass().add("curve-axis");
        picture.getChildren().addAll(across, up);
        pieces.forEach(piece -> picture.getChildren().add(NodeParts.line("curve", piece, CURVE / 2)));
        picture.relocate(x, 0);
        return picture;
    }
}

package gradus.app.canvas;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// The pieces nodes are drawn with. Coordinates count from the node's centre.
final class NodeParts {
    /// The radius of a dot that stands for a unit.
    static final double DOT = 4;

    /// The height of a caption's letters.
    static final double CAPTION_SIZE = 14;

    private NodeParts() {}

    static Label label(String style, Pos alignment) {
        Label label = new Label();
        label.getStyleClass().setAll("label", style);
        label.setAlignment(alignment);
        label.setMouseTransparent(true);
        label.setManaged(false);
        return label;
    }

    /// Sets the size of a label's letters.
    static void size(Label label, double size) {
        label.setStyle("-fx-font-size: " + size + "px");
    }

    static Circle circle(double radius, String style) {
        Circle circle = new Circle(radius);
        circle.getStyleClass().add(style);
        return circle;
    }

    static Polygon polygon(String style, double... points) {
        Polygon polygon = new Polygon(points);
        polygon.getStyleClass().add(style);
        return polygon;
    }

    static Polyline line(String style, List<Point> points, double scale) {
        Polyline line = new Polyline();
        points.forEach(point -> line.getPoints().addAll(point.x() * scale, -point.y() * scale));
        line.getStyleClass().add(style);
        line.setFill(Color.TRANSPARENT);
        return line;
    }
}

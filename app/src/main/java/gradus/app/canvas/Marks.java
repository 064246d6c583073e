package gradus.app.canvas;

import java.util.Collection;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// What a drag draws over the canvas: the box that selects, guide lines, the knife's way, wires that are meant.
final class Marks extends Group {
    Marks() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Nothing.
    void clear() {
        getChildren().clear();
    }

    /// The box that selects, in pixels of the view.
    void box(Box area) {
        Rectangle box = new Rectangle(area.left(), area.top(), area.width(), area.height());
        box.setId("selection-box");
        getChildren().setAll(styled(box, "selection-box"));
    }

    /// Lines along which things are in line.
    void guides(Collection<Guides.Line> lines, Viewport viewport) {
        getChildren()
                .setAll(lines.stream()
                        .map(line -> guide(viewport.toView(line.from()), viewport.toView(line.to())))
                        .toList());
    }

    /// Wires that something would happen to.
    void wires(Collection<WirePath> wires, Viewport viewport) {
        getChildren()
                .setAll(wires.stream()
                        .map(wire -> styled(path(wire, viewport), "meant-wire"))
                        .toList());
    }

    /// The way of the knife and the wires that it cuts.
    void knife(List<Point> way, Collection<WirePath> crossed, Viewport viewport) {
        getChildren()
                .setAll(crossed.stream()
                        .map(wire -> styled(path(wire, viewport), "cut-wire"))
                        .toList());
        Polyline blade = new Polyline();
        blade.setId("knife");
        for (Point point : way) {
            Point seen = viewport.toView(point);
            blade.getPoints().addAll(seen.x(), seen.y());
        }
        getChildren().add(styled(blade, "knife"));
    }

    private static Shape guide(Point from, Point to) {
        return styled(new Line(sharp(from.x()), sharp(from.y()), sharp(to.x()), sharp(to.y())), "guide");
    }

    /// The middle of a pixel, so that a line is one pixel wide.
    private static double sharp(double coordinate) {
        return Math.floor(coordinate) + 0.5;
    }

    private static Path path(WirePath wire, Viewport viewport) {
        Path path = new Path();
        Point start = viewport.toView(wire.start());
        path.getElements().add(new MoveTo(start.x(), start.y()));
        for (WirePath.Cubic piece : wire.pieces()) {
            Point first = viewport.toView(piece.first());
            Point second = viewport.toView(piece.second());
            Point to = viewport.toView(piece.to());
            path.getElements().add(new CubicCurveTo(first.x(), first.y(), second.x(), second.y(), to.x(), to.y()));
        }
        return path;
    }

    private static Shape styled(Shape shape, String style) {
        shape.getStyleClass().add(style);
        return shape;
    }
}

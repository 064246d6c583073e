package gradus.app.data;

import gradus.app.plot.Dot;
import gradus.app.plot.Extent;
import gradus.app.plot.PlaneView;
import gradus.app.workspace.DataPart;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Generator;
import gradus.engine.data.Origin;
import gradus.engine.data.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The rows as points: of two features, or of one and the number to be learned. Points that were set by hand can be
/// set and taken away here with the mouse; a stroke is one step.
final class PointsPlane extends StackPane {
    private static final Extent SQUARE = new Extent(-6, 6);
    private static final double BETWEEN = 9;
    private static final double ERASER = 12;

    private final DataViewModel model;
    private final PlaneView plane;
    private final List<Origin.Point> points = new ArrayList<>();
    private Optional<String> label = Optional.of(Origin.CLASSES.getFirst());
    private boolean isPaintable;
    private boolean isStroke;
    private Point2D last = Point2D.ZERO;

    PointsPlane(DataViewModel model) {
        this.model = model;
        plane = new PlaneView(model.messages().numbers());
        plane.setId("data-plane");
        getChildren().add(plane);
        plane.setOnMousePressed(this::begin);
        plane.setOnMouseDragged(this::go);
        plane.setOnMouseReleased(event -> end());
    }

    void setPaintable(boolean can) {
        isPaintable = can;
        plane.setCursor(can ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    }

    void paintWith(String wanted) {
        label = Optional.of(wanted);
    }

    void erase() {
        label = Optional.empty();
    }

    void refresh() {
        if (isStroke) {
            return;
        }
        Optional<DataSetup> setup = model.setup();
        points.clear();
        setup.map(DataSetup::origin).ifPresent(origin -> {
            if (origin instanceof Origin.Painted(List<Origin.Point> set)) {
                points.addAll(set);
                paint();
            } else if (origin instanceof Origin.Generated generated) {
                model.table().ifPresent(table -> draw(generated.generator(), table));
            }
        });
    }

    private void draw(Generator generator, CsvTable table) {
        Map<Integer, DataPart> parts = model.parts();
        List<String> names = table.names();
        boolean hasClasses = generator.targetKind() == TargetKind.CATEGORY;
        List<String> classes = hasClasses
                ? table.column(names.getLast()).stream().distinct().sorted().toList()
                : List.of();
        int across = 0;
        int up = hasClasses ? 1 : names.size() - 1;
        List<Dot> dots = IntStream.range(0, table.rows().size())
                .mapToObj(row -> {
                    List<String> cells = table.rows().get(row).cells();
                    return Dot.of(
                            Double.parseDouble(cells.get(across)),
                            Double.parseDouble(cells.get(up)),
                            Math.max(0, classes.indexOf(cells.getLast())),
                            parts.getOrDefault(row, DataPart.TRAIN) != DataPart.TRAIN);
                })
                .toList();
        plane.show(new PlaneView.Content(
                hasClasses ? SQUARE : Extent.of(dots.stream().mapToDouble(Dot::x)),
                hasClasses ? SQUARE : Extent.of(dots.stream().mapToDouble(Dot::y)),
                names.get(across),
                names.get(up),
                dots));
    }

    private void paint() {
        List<String> classes =
                points.stream().map(Origin.Point::label).distinct().sorted().toList();
        plane.show(new PlaneView.Content(
                SQUARE,
                SQUARE,
                Origin.Painted.FEATURES.get(0),
                Origin.Painted.FEATURES.get(1),
                points.stream()
                        .map(point -> Dot.of(point.x1(), point.x2(), kind(point.label(), classes), false))
                        .toList()));
    }

    /// The brushes' own colours where the classes are theirs.
    private static int kind(String label, List<String> classes) {
        int brush = Origin.CLASSES.indexOf(label);
        return brush >= 0 ? brush : classes.indexOf(label);
    }

    private void begin(MouseEvent event) {
        if (isPaintable && event.getButton() != MouseButton.MIDDLE) {
            isStroke = true;
            last = new Point2D(Double.NaN, Double.NaN);
            go(event);
        }
    }

    private void go(MouseEvent event) {
        Point2D here = new Point2D(event.getX(), event.getY());
        if (!isStroke || here.distance(last) < BETWEEN) {
            return;
        }
        last = here;
        boolean takesAway = label.isEmpty() || event.getButton() == MouseButton.SECONDARY;
        if (takesAway) {
            points.removeIf(point -> plane.place(point.x1(), point.x2()).distance(here) < ERASER);
        } else {
            plane.at(here.getX(), here.getY())
                    .filter(point -> points.size() < Origin.MOST_ROWS)
                    .ifPresent(point -> points.add(
                            new Origin.Point(round(point.getX()), round(point.getY()), label.orElseThrow())));
        }
        paint();
    }

    private void end() {
        if (isStroke) {
            isStroke = false;
            model.repaint(List.copyOf(points));
        }
    }

    private static double round(double number) {
        return Math.rint(number * 100) / 100;
    }
}

package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Pictured;
import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.theme.ThemePaint;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/// A chart of curves under the hand: a legend whose entries hide and show curves, zoom by dragging and by the wheel
/// and back by a double click, and what stands under the pointer in words.
final class CurvePane extends VBox {
    private static final double NOTCH = 1.25;
    private static final double NOTCH_PIXELS = 40;
    private static final int MOST_IN_ROW = 8;
    private static final double LEAST_DRAG = 5;
    private static final double LEGEND_ROOM = 40;
    private static final int LEAST_COLUMNS = 50;

    private final String name;
    private final CurveChart chart;
    private final ChartViewer viewer;
    private final FlowPane legend = new FlowPane(4, 0);
    private final VBox column = new VBox();
    private final ScrollPane side = new ScrollPane(column);
    private final Label note = new Label();
    private final Tip tip;
    private final ChartFrame frame;
    private final ChartFrame.Desk desk;
    private final Set<String> hidden = new HashSet<>();
    private Curves shown = Curves.NONE;
    private boolean isLog;
    private double smoothing;
    private double pressedX = Double.NaN;
    private double pressedY;

    /// @param name in ids and in names of files: `loss`
    CurvePane(String name, ChartFrame.Desk desk) {
        this.name = name;
        this.desk = desk;
        chart = new CurveChart(desk.messages().getValue());
        viewer = new ChartViewer(chart.chart(), false);
        viewer.setId("chart-" + name);
        viewer.setMinSize(120, 60);
        viewer.getCanvas().setTooltipEnabled(false);
        viewer.setFocusTraversable(true);
        legend.setId("legend-" + name);
        legend.setAlignment(Pos.CENTER);
        legend.setRowValignment(VPos.CENTER);
        legend.setPadding(new javafx.geometry.Insets(0, LEGEND_ROOM, 0, LEGEND_ROOM));
        note.setId("note-" + name);
        note.getStyleClass().addAll("muted", "text-small");
        tip = new Tip(name);
        StackPane area = new StackPane(viewer, tip);
        side.getStyleClass().add("chart-legend-side");
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(area, Priority.ALWAYS);
        HBox body = new HBox(area, side);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(legend, body);
        viewer.addEventFilter(MouseEvent.ANY, this::point);
        viewer.addEventFilter(ScrollEvent.SCROLL, this::turn);
        viewer.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        viewer.widthProperty().subscribe(() -> chart.draw(columns()));
        frame = ChartFrame.of(
                name,
                this,
                Pictured.of(chart.chart(), viewer).dressed(chart::dress, chart::undress),
                chart::figures,
                desk);
    }

    /// The pane with what every chart can.
    ChartFrame frame() {
        return frame;
    }

    CurveChart chart() {
        return chart;
    }

    /// Shows other curves, or the same with more points.
    void show(Curves curves, String told) {
        shown = curves;
        chart.show(curves.looked(isLog, smoothing, hidden), words());
        chart.draw(columns());
        list();
        long unscaled = !isLog
                ? 0
                : curves.curves().stream()
                        .mapToLong(curve -> curve.line().unscaled())
                        .sum();
        note.setText(unscaled == 0 ? told : words().text("charts.unscaled", unscaled));
    }

    /// Shows them otherwise.
    ///
    /// @param logarithmic whether the upright axis is
    /// @param share of what went before in the exponential mean
    void look(boolean logarithmic, double share) {
        if (isLog != logarithmic || smoothing != share) {
            isLog = logarithmic;
            smoothing = share;
            show(shown, note.getText());
        }
    }

    void paint(ThemePaint paint) {
        chart.paint(paint);
        chart.draw(columns());
    }

    private Messages words() {
        return desk.messages().getValue();
    }

    private int columns() {
        return Math.max(LEAST_COLUMNS, (int) viewer.getWidth());
    }

    /// The entries stay the same as long as their names do: a press is not lost when the chart is drawn anew.
    private void list() {
        List<String> names = shown.curves().stream().map(Curves.Curve::name).toList();
        List<String> before = Stream.concat(legend.getChildren().stream(), column.getChildren().stream())
                .filter(ToggleButton.class::isInstance)
                .map(node -> ((ToggleButton) node).getText())
                .toList();
        if (!names.equals(before)) {
            hidden.retainAll(names);
            boolean areMany = names.size() > MOST_IN_ROW;
            legend.getChildren().clear();
            column.getChildren().clear();
            for (int i = 0; i < names.size(); i++) {
                (areMany ? column : legend)
                        .getChildren()
                        .add(entry(i, shown.curves().get(i)));
            }
            legend.getChildren().add(note);
            side.setVisible(areMany);
            side.setManaged(areMany);
        }
    }

    private ToggleButton entry(int index, Curves.Curve curve) {
        Line sample = new Line(0, 0, 24, 0);
        sample.setStyle("-fx-stroke: " + curve.color() + "; -fx-stroke-width: 2;"
                + (curve.isDashed() ? " -fx-stroke-dash-array: 6 4; -fx-stroke-line-cap: butt;" : ""));
        ToggleButton entry = new ToggleButton(curve.name(), sample);
        entry.setId("legend-" + name + "-" + index);
        entry.getStyleClass().add("chart-legend");
        entry.setSelected(!hidden.contains(curve.name()));
        entry.setAccessibleText(words().text("charts.show-curve", curve.name()));
        entry.selectedProperty().subscribe(isShown -> sample.setOpacity(isShown ? 1 : 0.3));
        entry.setOnAction(event -> {
            if (entry.isSelected()) {
                hidden.remove(curve.name());
            } else {
                hidden.add(curve.name());
            }
            show(shown, note.getText());
        });
        return entry;
    }

    private Rectangle2D area() {
        return Tip.area(viewer);
    }

    private double across(double pixel) {
        return chart.chart().getXYPlot().getDomainAxis().java2DToValue(pixel, area(), RectangleEdge.BOTTOM);
    }

    private double up(double pixel) {
        return chart.chart().getXYPlot().getRangeAxis().java2DToValue(pixel, area(), RectangleEdge.LEFT);
    }

    private void point(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            tell(event.getX(), event.getY());
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            tip.hide();
        } else if (event.getButton() == MouseButton.PRIMARY) {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                viewer.requestFocus();
                tip.hide();
                pressedX = event.getX();
                pressedY = event.getY();
                if (event.getClickCount() == 2) {
                    chart.zoomOut();
                    chart.draw(columns());
                    pressedX = Double.NaN;
                }
            } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && !Double.isNaN(pressedX)) {
                Rectangle2D part = dragged(event);
                viewer.showZoomRectangle(part.getX(), part.getY(), part.getWidth(), part.getHeight());
            } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && !Double.isNaN(pressedX)) {
                viewer.hideZoomRectangle();
                Rectangle2D part = dragged(event);
                pressedX = Double.NaN;
                if (part.getWidth() >= LEAST_DRAG && part.getHeight() >= LEAST_DRAG) {
                    chart.zoom(
                            new Range(across(part.getMinX()), across(part.getMaxX())),
                            Optional.of(new Range(up(part.getMaxY()), up(part.getMinY()))));
                    chart.draw(columns());
                }
            }
            event.consume();
        }
    }

    private Rectangle2D dragged(MouseEvent event) {
        Rectangle2D.Double part = new Rectangle2D.Double();
        part.setFrameFromDiagonal(pressedX, pressedY, event.getX(), event.getY());
        Rectangle2D inside = part.createIntersection(area());
        return inside.getWidth() < 0 || inside.getHeight() < 0 ? new Rectangle2D.Double() : inside;
    }

    private void turn(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            scale(across(event.getX()), Math.pow(NOTCH, -event.getDeltaY() / NOTCH_PIXELS));
            tell(event.getX(), event.getY());
        }
        event.consume();
    }

    private void press(KeyEvent event) {
        Range now = chart.chart().getXYPlot().getDomainAxis().getRange();
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> scale(now.getCentralValue(), 1 / NOTCH);
            case MINUS, SUBTRACT -> scale(now.getCentralValue(), NOTCH);
            case DIGIT0, NUMPAD0 -> {
                chart.zoomOut();
                chart.draw(columns());
            }
            case LEFT -> move(-now.getLength() / 8);
            case RIGHT -> move(now.getLength() / 8);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scale(double around, double factor) {
        Range now = chart.chart().getXYPlot().getDomainAxis().getRange();
        double from = around - (around - now.getLowerBound()) * factor;
        double to = around + (now.getUpperBound() - around) * factor;
        if (to - from >= 1) {
            chart.zoom(new Range(from, to), Optional.empty());
            chart.draw(columns());
        }
    }

    private void move(double by) {
        chart.zoom().ifPresent(now -> {
            double inside =
                    Math.max(shown.from() - now.getLowerBound(), Math.min(by, shown.to() - now.getUpperBound()));
            chart.zoom(Range.shift(now, inside, true), Optional.empty());
            chart.draw(columns());
        });
    }

    private void tell(double x, double y) {
        Rectangle2D area = area();
        if (shown.curves().isEmpty() || !area.contains(x, y)) {
            tip.hide();
            return;
        }
        double place = Math.round(across(x));
        Numbers numbers = words().numbers();
        StringJoiner lines = new StringJoiner("\n");
        lines.add(shown.across() + " " + numbers.whole((long) place));
        shown.curves().stream().filter(curve -> !hidden.contains(curve.name())).forEach(curve -> {
            double figure = curve.line().figure(place);
            if (!Double.isNaN(figure)) {
                lines.add(curve.name() + ": " + numbers.shortForm(figure));
            }
        });
        double reach = Math.abs(across(x + LEAST_DRAG) - across(x));
        shown.marks().stream()
                .filter(mark -> Math.abs(mark.x() - across(x)) <= Math.max(reach, 0.5))
                .forEach(mark -> lines.add(mark.label()));
        tip.tell(lines.toString(), x, y, area);
    }
}

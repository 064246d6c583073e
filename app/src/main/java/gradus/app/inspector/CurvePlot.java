package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.engine.run.FunctionStudy.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A function and its derivative, drawn about the axes.
final class CurvePlot extends Pane {
    private static final double HEIGHT = 160;

    /// The share of the numbers at either end that may lie outside, so that a pole does not flatten all else.
    private static final double OUTSIDE = 0.02;

    private final Curve curve;
    private final double low;
    private final double high;
    private final Line across = axis();
    private final Line upwards = axis();
    private final List<Piece> pieces = new ArrayList<>();
    private final Text left;
    private final Text right;
    private final Text top;
    private final Text bottom;
    private final Rectangle frame = new Rectangle();

    /// A stretch of a curve without a break.
    ///
    /// @param first the number of its first place
    private record Piece(Polyline line, int first, List<Double> numbers) {}

    CurvePlot(Curve curve, Messages messages) {
        this.curve = curve;
        double[] numbers = Stream.concat(curve.values().stream(), curve.slopes().stream())
                .mapToDouble(number -> number)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int cut = (int) (numbers.length * OUTSIDE);
        low = numbers.length == 0 ? -1 : Math.min(0, numbers[cut]);
        double above = numbers.length == 0 ? 1 : Math.max(0, numbers[numbers.length - 1 - cut]);
        high = above > low ? above : low + 1;
        left = mark(messages.numbers().shortForm(curve.x().getFirst()));
        right = mark(messages.numbers().shortForm(curve.x().getLast()));
        top = mark(messages.numbers().shortForm(rounded(high)));
        bottom = mark(low < 0 ? messages.numbers().shortForm(rounded(low)) : "");
        setId("curve-plot");
        getStyleClass().add("curve-plot");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setClip(frame);
        getChildren().addAll(across, upwards);
        draw(curve.slopes(), "curve-slope");
        draw(curve.values(), "curve-value");
        getChildren().addAll(left, right, top, bottom);
    }

    @Override
    protected void layoutChildren() {
        frame.setWidth(getWidth());
        frame.setHeight(getHeight());
        put(across, 0, y(0), getWidth(), y(0));
        put(upwards, x(0), 0, x(0), getHeight());
        for (Piece piece : pieces) {
            Double[] points = new Double[2 * piece.numbers().size()];
            for (int i = 0; i < piece.numbers().size(); i++) {
                points[2 * i] = x(curve.x().get(piece.first() + i));
                points[2 * i + 1] = y(piece.numbers().get(i));
            }
            piece.line().getPoints().setAll(points);
        }
        put(left, 4, y(0) - 3);
        put(right, getWidth() - right.getLayoutBounds().getWidth() - 4, y(0) - 3);
        put(top, x(0) + 4, 12);
        put(bottom, x(0) + 4, getHeight() - 3);
    }

    /// A leap through the whole picture is a pole, not a piece of the curve.
    private void draw(List<Double> numbers, String style) {
        List<Double> open = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            double number = numbers.get(i);
            boolean isBroken =
                    !Double.isFinite(number) || (!open.isEmpty() && Math.abs(number - open.getLast()) > high - low);
            if (isBroken) {
                close(open, i, style);
                open = new ArrayList<>();
            }
            if (Double.isFinite(number)) {
                open.add(number);
            }
        }
        close(open, numbers.size(), style);
    }

    private void close(List<Double> numbers, int end, String style) {
        if (numbers.size() > 1) {
            Polyline line = new Polyline();
            line.getStyleClass().add(style);
            line.setFill(null);
            line.setManaged(false);
            pieces.add(new Piece(line, end - numbers.size(), List.copyOf(numbers)));
            getChildren().add(line);
        }
    }

    private static Line axis() {
        Line line = new Line();
        line.getStyleClass().add("curve-axis");
        line.setManaged(false);
        return line;
    }

    private static Text mark(String text) {
        Text mark = new Text(text);
        mark.getStyleClass().add("curve-mark");
        mark.setManaged(false);
        return mark;
    }

    private static void put(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    private static void put(Text text, double x, double y) {
        text.setX(x);
        text.setY(y);
    }

    private double x(double at) {
        double first = curve.x().getFirst();
        return (at - first) / (curve.x().getLast() - first) * getWidth();
    }

    private double y(double number) {
        double margin = 8;
        return margin + (high - number) / (high - low) * (getHeight() - 2 * margin);
    }

    private static double rounded(double number) {
        return Math.rint(number * 100) / 100;
    }
}

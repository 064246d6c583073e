package gradus.app.plot;

import gradus.app.text.Numbers;
import gradus.app.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Two axes and points between them, over a ground that may be a picture.
public final class PlaneView extends Region {
    private static final double LEFT = 48;
    private static final double RIGHT = 10;
    private static final double TOP = 8;
    private static final double BOTTOM = 36;
    private static final double LEAST_RADIUS = 2.4;
    private static final double MOST_RADIUS = 4;
    private static final double RADIUS_SHARE = 0.011;
    private static final double BETWEEN_TICKS = 56;

    /// What a plane shows.
    ///
    /// @param x what the axis from left to right shows
    /// @param y what the axis from bottom to top shows
    /// @param xName what that axis is
    /// @param yName what that axis is
    /// @param dots the points
    /// @param ramp the colours of points that tell a number
    /// @param curve a line through these points, drawn over the others
    /// @param ground lies under them and fills the plane, its first line at the top
    public record Content(
            Extent x,
            Extent y,
            String xName,
            String yName,
            List<Dot> dots,
            Ramp ramp,
            List<Point2D> curve,
            Optional<Image> ground) {
        public Content {
            dots = List.copyOf(dots);
            curve = List.copyOf(curve);
        }

        /// Points on an empty ground.
        public Content(Extent x, Extent y, String xName, String yName, List<Dot> dots) {
            this(x, y, xName, yName, dots, new Ramp(0, 1), List.of(), Optional.empty());
        }

        /// The same over another ground.
        public Content over(Image picture) {
            return new Content(x, y, xName, yName, dots, ramp, curve, Optional.of(picture));
        }

        /// The same with a curve.
        public Content with(List<Point2D> line) {
            return new Content(x, y, xName, yName, dots, ramp, line, ground);
        }

        /// The same with other colours for numbers.
        public Content with(Ramp colours) {
            return new Content(x, y, xName, yName, dots, colours, curve, ground);
        }
    }

    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this::draw);
    private Numbers numbers;
    private Optional<Content> content = Optional.empty();

    /// @param numbers how numbers are written at the axes
    public PlaneView(Numbers numbers) {
        this.numbers = numbers;
        getChildren().addAll(palette.probe(), canvas);
        setMinSize(160, 120);
        setPrefSize(280, 220);
    }

    /// The colours it is drawn with.
    public Palette palette() {
        return palette;
    }

    /// Shows this.
    public void show(Content shown) {
        content = Optional.of(shown);
        draw();
    }

    /// Writes numbers otherwise.
    public void write(Numbers others) {
        numbers = others;
        draw();
    }

    /// What is shown.
    public Optional<Content> content() {
        return content;
    }

    /// The point of the plane at a place of this view, if it is between the axes.
    public Optional<Point2D> at(double x, double y) {
        return content.filter(shown -> width() > 0 && height() > 0)
                .map(shown -> new Point2D(
                        shown.x().at((x - LEFT) / width()), shown.y().at(1 - (y - TOP) / height())))
                .filter(point -> content.orElseThrow().x().contains(point.getX())
                        && content.orElseThrow().y().contains(point.getY()));
    }

    /// Where a point of the plane is in this view.
    public Point2D place(double x, double y) {
        Content shown = content.orElseThrow();
        return new Point2D(
                LEFT + shown.x().share(x) * width(), TOP + (1 - shown.y().share(y)) * height());
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private double width() {
        return canvas.getWidth() - LEFT - RIGHT;
    }

    private double height() {
        return canvas.getHeight() - TOP - BOTTOM;
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (width() > 0 && height() > 0) {
            content.ifPresent(shown -> draw(pen, shown));
        }
    }

    private void draw(GraphicsContext pen, Content shown) {
        pen.setFill(palette.ground());
        pen.fillRect(LEFT, TOP, width(), height());
        shown.ground().ifPresent(picture -> pen.drawImage(picture, LEFT, TOP, width(), height()));
        axes(pen, shown);
        pen.save();
        pen.beginPath();
        pen.rect(LEFT, TOP, width(), height());
        pen.clip();
        double radius = Math.clamp(RADIUS_SHARE * Math.min(width(), height()), LEAST_RADIUS, MOST_RADIUS);
        for (Dot dot : shown.dots()) {
            Point2D place = place(dot.x(), dot.y());
            if (Double.isNaN(dot.shade())) {
                Mark.draw(pen, dot, place.getX(), place.getY(), radius, palette.kind(dot.kind()), palette.ground());
            } else {
                Mark.draw(
                        pen,
                        dot,
                        place.getX(),
                        place.getY(),
                        radius,
                        shown.ramp().color(dot.shade(), palette),
                        palette.ink());
            }
        }
        curve(pen, shown);
        pen.restore();
    }

    private void curve(GraphicsContext pen, Content shown) {
        pen.setStroke(palette.value());
        pen.setLineWidth(2.5);
        pen.beginPath();
        boolean isFirst = true;
        for (Point2D point : shown.curve()) {
            Point2D place = place(point.getX(), point.getY());
            if (isFirst) {
                pen.moveTo(place.getX(), place.getY());
            } else {
                pen.lineTo(place.getX(), place.getY());
            }
            isFirst = false;
        }
        pen.stroke();
    }

    private void axes(GraphicsContext pen, Content shown) {
        boolean isBare = shown.ground().isEmpty();
        pen.setLineWidth(1);
        pen.setFont(Font.font(Theme.FONT, 11));
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(palette.muted());
        for (double tick : shown.x().ticks((int) (width() / BETWEEN_TICKS))) {
            double x = Math.round(place(tick, shown.y().least()).getX()) + 0.5;
            line(pen, isBare, x, TOP, x, TOP + height());
            pen.setTextAlign(TextAlignment.CENTER);
            pen.fillText(numbers.shortForm(tick), x, TOP + height() + 11);
        }
        for (double tick : shown.y().ticks((int) (height() / BETWEEN_TICKS * 1.6))) {
            double y = Math.round(place(shown.x().least(), tick).getY()) + 0.5;
            line(pen, isBare, LEFT, y, LEFT + width(), y);
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(numbers.shortForm(tick), LEFT - 5, y);
        }
        pen.setStroke(palette.muted());
        pen.strokeRect(LEFT + 0.5, TOP + 0.5, width() - 1, height() - 1);
        pen.setFill(palette.ink());
        pen.setFont(Font.font(Theme.FONT, 12));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.fillText(shown.xName(), LEFT + width() / 2, TOP + height() + 26, width());
        pen.save();
        pen.translate(10, TOP + height() / 2);
        pen.rotate(-90);
        pen.fillText(shown.yName(), 0, 0, height());
        pen.restore();
    }

    private void line(GraphicsContext pen, boolean isBare, double x1, double y1, double x2, double y2) {
        if (isBare) {
            pen.setStroke(palette.grid());
            pen.strokeLine(x1, y1, x2, y2);
        }
    }
}

package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Paints in coordinates of the canvas, with the theme's colours, into a [Raster] that is then drawn as one image.
final class Brush {
    private final Ink ink;
    private Raster raster = new Raster(1, 1);
    private PixelBuffer<IntBuffer> buffer = pixels(raster);
    private WritableImage image = new WritableImage(buffer);
    private Viewport viewport = Viewport.START;
    private double density = 1;

    Brush(Ink ink) {
        this.ink = ink;
    }

    /// Begins a new picture.
    ///
    /// @param pixelsAPoint how many pixels of the screen a point of the view has
    void begin(Viewport seen, double width, double height, double pixelsAPoint) {
        viewport = seen;
        density = pixelsAPoint;
        int across = (int) Math.ceil(width * density);
        int down = (int) Math.ceil(height * density);
        if (raster.width() != across || raster.height() != down) {
            raster = new Raster(across, down);
            buffer = pixels(raster);
            image = new WritableImage(buffer);
        }
        raster.fill(colour(Tone.CANVAS));
        int grid = colour(Tone.GRID);
        Grid.dots(
                viewport,
                width,
                height,
                (x, y) -> raster.box(
                        (x - 1) * density, (y - 1) * density, (x + 1) * density, (y + 1) * density, 0, grid));
    }

    /// Draws what was painted; the pen's coordinates are those of the view.
    void end(GraphicsContext pen) {
        buffer.updateBuffer(all -> null);
        pen.drawImage(image, 0, 0, raster.width() / density, raster.height() / density);
    }

    /// How large a pixel of the canvas is on the screen.
    double scale() {
        return viewport.scale() * density;
    }

    int colour(Tone tone) {
        return rgb(ink.of(tone));
    }

    /// A colour as pixels have it.
    static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    /// A straight line.
    ///
    /// @param dash how long the pieces and the gaps are; 0 for none
    void line(Point from, Point to, double thickness, int colour, double dash, double strength) {
        int gap = dash == 0 ? 0 : (int) Math.max(2, dash * scale());
        raster.line(x(from), y(from), x(to), y(to), thickness * scale(), colour, gap, strength);
    }

    /// A line through some points of the canvas.
    void stroke(double[] points, double thickness, int colour) {
        raster.stroke(placed(points), thickness * scale(), colour);
    }

    /// Dots along a line through some points of the canvas.
    void dots(double[] points, double thickness, double apart, int colour) {
        raster.dots(placed(points), thickness * scale(), apart * scale(), colour);
    }

    /// A box with round corners and a border.
    void box(Box box, double radius, double border, int ground, int edge) {
        double rim = Math.max(1, border * scale());
        double left = (box.left() * viewport.scale() + viewport.x()) * density;
        double top = (box.top() * viewport.scale() + viewport.y()) * density;
        double right = left + box.width() * scale();
        double bottom = top + box.height() * scale();
        double round = radius * scale();
        raster.box(left, top, right, bottom, round, edge);
        raster.box(left + rim, top + rim, right - rim, bottom - rim, Math.max(0, round - rim), ground);
    }

    private double[] placed(double[] points) {
        double[] placed = new double[points.length];
        for (int i = 0; i + 1 < points.length; i += 2) {
            placed[i] = (points[i] * viewport.scale() + viewport.x()) * density;
            placed[i + 1] = (points[i + 1] * viewport.scale() + viewport.y()) * density;
        }
        return placed;
    }

    private double x(Point point) {
        return (point.x() * viewport.scale() + viewport.x()) * density;
    }

    private double y(Point point) {
        return (point.y() * viewport.scale() + viewport.y()) * density;
    }

    private static PixelBuffer<IntBuffer> pixels(Raster raster) {
        return new PixelBuffer<>(
                raster.width(), raster.height(), IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
    }
}

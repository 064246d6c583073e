package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.document.Form;
import gradus.engine.graph.Graph.Wire;
import java.nio.IntBuffer;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the canvas as it looks from far: plain boxes in the colour of their kind, with a title where it can be read,
/// and thin wires.
final class FarPainter {
    private static final double ROUND = 8;
    private static final double TITLE = 22;
    private static final double SMALLEST_TITLE = 7;

    /// A wire shorter than this on the screen is drawn straight.
    private static final double STRAIGHT = 48;

    private static final int CHORDS = 8;

    private final Ink ink;
    private Raster raster = new Raster(1, 1);
    private PixelBuffer<IntBuffer> buffer = pixels(raster);
    private WritableImage image = new WritableImage(buffer);
    private Viewport viewport = Viewport.START;
    private double density = 1;

    FarPainter(Ink ink) {
        this.ink = ink;
    }

    /// Paints a view of this size.
    ///
    /// @param pixelsAPoint how many pixels of the screen a point of the view has
    void paint(
            GraphicsContext pen,
            Picture picture,
            Viewport seen,
            double width,
            double height,
            double pixelsAPoint,
            Optional<Wire> selectedWire,
            Optional<Wire> hiddenWire) {
        viewport = seen;
        density = pixelsAPoint;
        fit((int) Math.ceil(width * density), (int) Math.ceil(height * density));
        raster.fill(argb(Tone.CANVAS));
        grid(width, height);
        Box box = seen.seen(width, height);
        int plain = argb(Tone.WIRE);
        int chosen = argb(Tone.SELECTION);
        for (WirePicture wire : picture.ways().meeting(box)) {
            if (hiddenWire.filter(wire.wire()::equals).isEmpty()) {
                boolean isSelected = selectedWire.filter(wire.wire()::equals).isPresent();
                wire(wire, isSelected ? chosen : plain);
            }
        }
        picture.places().meeting(box).forEach(this::node);
        buffer.updateBuffer(all -> null);
        pen.drawImage(image, 0, 0, raster.width() / density, raster.height() / density);
        if (TITLE * seen.scale() >= SMALLEST_TITLE) {
            titles(pen, picture, box);
        }
    }

    private void grid(double width, double height) {
        int colour = argb(Tone.GRID);
        Grid.dots(
                viewport,
                width,
                height,
                (x, y) -> raster.box(
                        (x - 1) * density, (y - 1) * density, (x + 1) * density, (y + 1) * density, 0, colour));
    }

    private void wire(WirePicture wire, int colour) {
        double thickness = wire.width() * viewport.scale() * density;
        WirePath path = wire.path();
        double reach = path.start().distance(path.end()) * viewport.scale();
        if (path.pieces().size() == 1 && reach < STRAIGHT) {
            line(path.start(), path.end(), thickness, colour, wire.isLabel());
            return;
        }
        for (WirePath.Cubic piece : path.pieces()) {
            Point last = piece.from();
            for (int i = 1; i <= CHORDS; i++) {
                Point next = piece.at((double) i / CHORDS);
                line(last, next, thickness, colour, wire.isLabel());
                last = next;
            }
        }
    }

    private void line(Point from, Point to, double thickness, int colour, boolean isDotted) {
        raster.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), thickness, colour, isDotted);
    }

    private void node(NodePicture node) {
        Form form = node.shape().form();
        boolean isMarked = node.problem().isPresent() || node.isSelected();
        double border = Math.max(1, (isMarked ? 6 : 2) * viewport.scale()) * density;
        Tone tone = node.problem().isPresent() ? Tone.ERROR : node.isSelected() ? Tone.SELECTION : Tone.BORDER;
        double halfWidth = node.shape().width() / 2;
        double halfHeight = node.shape().height() / 2;
        double left = x(node.at().x() - halfWidth);
        double top = y(node.at().y() - halfHeight);
        double right = x(node.at().x() + halfWidth);
        double bottom = y(node.at().y() + halfHeight);
        double radius = form.isRound() || form == Form.FUNCTION ? (bottom - top) / 2 : ROUND * viewport.scale();
        raster.box(left, top, right, bottom, radius, argb(tone));
        raster.box(
                left + border,
                top + border,
                right - border,
                bottom - border,
                Math.max(0, radius - border),
                argb(ground(form)));
        if (node.problem().isPresent()) {
            double mark = 14 * viewport.scale() * density;
            raster.box(left - mark, top - mark, left + mark, top + mark, mark, argb(Tone.ERROR));
        }
    }

    /// In whole sizes only: each size of a font is made when it is first used.
    private void titles(GraphicsContext pen, Picture picture, Box box) {
        double size = Math.floor(TITLE * viewport.scale());
        pen.setFont(Font.font(Painter.FONT, size));
        pen.setFill(ink.of(Tone.TEXT));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        for (NodePicture node : picture.places().meeting(box)) {
            Point at = viewport.toView(node.at());
            double room = node.shape().width() * viewport.scale() - 4;
            pen.fillText(Words.cut(node.symbol(), size, room), Math.round(at.x()), Math.round(at.y()));
        }
    }

    private static Tone ground(Form form) {
        return switch (form) {
            case VARIABLE, OPERATION, FUNCTION, UNKNOWN -> Tone.NODE;
            case CARD -> Tone.LAYER;
            case DATA -> Tone.DATA;
            case LOSS -> Tone.LOSS;
        };
    }

    private void fit(int width, int height) {
        if (raster.width() != width || raster.height() != height) {
            raster = new Raster(width, height);
            buffer = pixels(raster);
            image = new WritableImage(buffer);
        }
    }

    private static PixelBuffer<IntBuffer> pixels(Raster raster) {
        return new PixelBuffer<>(
                raster.width(), raster.height(), IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
    }

    private double x(double canvas) {
        return (canvas * viewport.scale() + viewport.x()) * density;
    }

    private double y(double canvas) {
        return (canvas * viewport.scale() + viewport.y()) * density;
    }

    private int argb(Tone tone) {
        Color colour = ink.of(tone);
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}

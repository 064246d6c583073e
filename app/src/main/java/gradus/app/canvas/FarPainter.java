package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.document.Form;
import gradus.app.document.TextWidth;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the canvas as it looks from far: plain boxes in the colour of their kind, with a title where it can be read,
/// and thin wires.
final class FarPainter {
    private static final double ROUND = 8;
    private static final double LARGEST_TITLE = 13;
    private static final double SMALLEST_TITLE = 8;
    private static final int MOST_TITLES = 600;

    /// A wire shorter than this on the screen is drawn straight.
    private static final double STRAIGHT = 48;

    private static final int CHORDS = 8;
    private static final double DASH = 6;

    private final Brush brush;
    private final Ink ink;

    FarPainter(Brush brush, Ink ink) {
        this.brush = brush;
        this.ink = ink;
    }

    void wire(WirePicture wire, boolean isSelected) {
        int colour = brush.colour(isSelected ? Tone.SELECTION : Tone.WIRE);
        WirePath path = wire.path();
        if (path.pieces().size() == 1 && path.start().distance(path.end()) * brush.scale() < STRAIGHT) {
            line(path.start(), path.end(), wire, colour);
            return;
        }
        for (WirePath.Cubic piece : path.pieces()) {
            Point last = piece.from();
            for (int i = 1; i <= CHORDS; i++) {
                Point next = piece.at((double) i / CHORDS);
                line(last, next, wire, colour);
                last = next;
            }
        }
    }

    private void line(Point from, Point to, WirePicture wire, int colour) {
        brush.line(from, to, wire.width(), colour, wire.isLabel() ? DASH : 0, 1);
    }

    void node(NodePicture node) {
        Form form = node.shape().form();
        boolean isWrong = node.problem().isPresent() || node.doubt().isPresent();
        Tone trouble = node.problem().isPresent() ? Tone.ERROR : Tone.WARNING;
        Tone tone = isWrong ? trouble : node.isSelected() ? Tone.SELECTION : Tone.BORDER;
        double radius = form.isRound() || form == Form.FUNCTION ? node.shape().height() / 2 : ROUND;
        Box box = node.box();
        int edge = brush.colour(tone);
        brush.box(box, radius, isWrong || node.isSelected() ? 6 : 2, brush.colour(ground(form)), edge);
        if (isWrong) {
            double mark = 14;
            Box corner = new Box(box.left() - mark, box.top() - mark, box.left() + mark, box.top() + mark);
            brush.box(corner, mark, 0, edge, edge);
        }
    }

    /// Titles as large as fits, in whole sizes only: each size of a font is made when it is first used. Among very many
    /// nodes no title can be read.
    void titles(GraphicsContext pen, List<NodePicture> nodes, Viewport viewport) {
        if (nodes.size() > MOST_TITLES) {
            return;
        }
        pen.setFill(ink.of(Tone.TEXT));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        for (NodePicture node : nodes) {
            double room = node.shape().width() * viewport.scale() - 4;
            double size = Math.floor(Math.min(LARGEST_TITLE, room / TextWidth.of(node.symbol(), 1)));
            if (room >= 2 * SMALLEST_TITLE || size >= SMALLEST_TITLE) {
                double shown = Math.max(SMALLEST_TITLE, size);
                Point at = viewport.toView(node.at());
                pen.setFont(Font.font(Painter.FONT, shown));
                pen.fillText(Words.cut(node.symbol(), shown, room), Math.rint(at.x()), Math.rint(at.y()));
            }
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
}

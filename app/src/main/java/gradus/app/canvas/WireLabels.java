package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.document.TextWidth;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// The numbers at wires, each where it covers no node, no caption and no other number: near the middle of its wire if
/// there is room, or else further along; where there is none it is left to the tip.
final class WireLabels {
    private static final double SIZE = 13;
    private static final double LINE = 16;
    private static final double STRAND = 12;
    private static final double WIRE = 6;

    /// What a wire needs for its ends where a number stands above or below it.
    private static final double ENDS = 64;

    /// A little before the middle captions leave the most room.
    private static final double[] PLACES = {0.45, 0.55, 0.35, 0.65, 0.27, 0.75, 0.2, 0.82};

    /// More wires than these on screen are no longer kept apart.
    private static final int MOST_KEPT_APART = 400;

    private final double emphasis;
    private final GraphicsContext pen;
    private final Ink ink;
    private final Picture picture;
    private final List<Box> taken = new ArrayList<>();

    /// @param picture with the nodes that must not be covered
    WireLabels(GraphicsContext pen, Ink ink, Picture picture) {
        this.pen = pen;
        this.ink = ink;
        emphasis = ink.emphasis();
        this.picture = picture;
        pen.setFont(Font.font(Painter.FONT, FontWeight.NORMAL, SIZE * emphasis));
    }

    /// The value above or left of the wire, what flows back below or right of it.
    void draw(WirePicture wire) {
        if (wire.areDotsJoined() || (wire.value().isEmpty() && wire.gradient().isEmpty())) {
            return;
        }
        double side = wire.isBackToTheLeft() ? -1 : 1;
        draw(wire, wire.value(), -side * WIRE * emphasis, wire.isStale() ? Tone.STALE : Tone.VALUE);
        draw(wire, wire.gradient(), side * STRAND * emphasis, wire.isStale() ? Tone.STALE : Tone.GRADIENT);
    }

    /// A number and where it stands.
    private record Label(Point at, TextAlignment alignment, Box box) {}

    /// Draws a text or, where it finds no room, only what it comes to: of `4 · 1 = 4` the `4`.
    private void draw(WirePicture wire, String text, double aside, Tone tone) {
        String result = text.substring(text.lastIndexOf('=') + 1).strip();
        for (String each : result.equals(text) ? List.of(text) : List.of(text, result)) {
            Optional<Label> free = each.isEmpty() ? Optional.empty() : free(wire.path(), each, aside);
            if (free.isPresent()) {
                draw(free.get(), each, tone);
                return;
            }
        }
    }

    private void draw(Label label, String text, Tone tone) {
        if (taken.size() < MOST_KEPT_APART) {
            taken.add(label.box());
        }
        pen.setTextAlign(label.alignment());
        pen.setFill(ink.of(tone));
        pen.fillText(text, label.at().x(), label.at().y());
    }

    private Optional<Label> free(WirePath path, String text, double aside) {
        double width = TextWidth.of(text, SIZE * emphasis);
        return DoubleStream.of(PLACES)
                .mapToObj(place -> label(path, place, aside, width))
                .filter(label -> label.alignment() != TextAlignment.CENTER
                        || path.length() > label.box().width() + ENDS)
                .filter(label -> isFree(label.box()))
                .findFirst();
    }

    private Label label(WirePath path, double place, double aside, double width) {
        Point heading = path.heading(place);
        double out = -heading.y() * aside;
        double rise = heading.x() * aside;
        Point at = path.at(place).plus(out, rise + Math.signum(rise) * 5 * emphasis * Math.min(1, Math.abs(rise) / 3));
        TextAlignment alignment = Math.abs(out) < Math.abs(rise) * 0.4
                ? TextAlignment.CENTER
                : out > 0 ? TextAlignment.LEFT : TextAlignment.RIGHT;
        double left = switch (alignment) {
            case LEFT -> at.x();
            case RIGHT -> at.x() - width;
            case CENTER, JUSTIFY -> at.x() - width / 2;
        };
        return new Label(
                at, alignment, new Box(left, at.y() - LINE * emphasis / 2, left + width, at.y() + LINE * emphasis / 2));
    }

    private boolean isFree(Box box) {
        return taken.stream().noneMatch(box::meets)
                && picture.places().meeting(box.grown(LINE * 2)).stream().noneMatch(node -> covers(node, box));
    }

    private boolean covers(NodePicture node, Box box) {
        if (node.box().meets(box)) {
            return true;
        }
        if (node.caption().isEmpty()) {
            return false;
        }
        double half = TextWidth.of(node.caption(), NodeParts.CAPTION_SIZE) / 2;
        double top = node.box().bottom() + (picture.direction() == Direction.UP ? 4 : LINE + 2);
        return new Box(node.at().x() - half, top, node.at().x() + half, top + LINE).meets(box);
    }
}

package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.engine.project.Frame;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;

/// How frames and notes are made: where they stand, how large they are, what they are called in a file.
final class Frames {
    /// The colours of frames, by their names in a file; the first stands for one that is not known.
    static final List<String> TONES = List.of("grey", "violet", "sand", "rose", "plum");

    static final double TITLE = 28;

    private static final double AROUND = 24;
    private static final double SMALLEST = 48;

    private Frames() {}

    /// The colour that a frame is filled with: its tone mixed into that of the canvas.
    static int colour(String tone, Ink ink) {
        Color mixed = mixed(tone, ink);
        return 0xff000000
                | (int) Math.round(mixed.getRed() * 255) << 16
                | (int) Math.round(mixed.getGreen() * 255) << 8
                | (int) Math.round(mixed.getBlue() * 255);
    }

    static Color mixed(String tone, Ink ink) {
        return switch (tone) {
            case "violet" -> mixed(ink, Tone.LAYER, 0.5);
            case "sand" -> mixed(ink, Tone.DATA, 0.5);
            case "rose" -> mixed(ink, Tone.LOSS, 0.5);
            case "plum" -> mixed(ink, Tone.SELECTION, 0.12);
            default -> mixed(ink, Tone.BORDER, 0.09);
        };
    }

    private static Color mixed(Ink ink, Tone tone, double share) {
        return ink.of(Tone.CANVAS).interpolate(ink.of(tone), share);
    }

    static Box box(Frame frame) {
        return box(frame.corner(), frame.width(), frame.height());
    }

    static Box box(Position corner, double width, double height) {
        return new Box(corner.x(), corner.y(), corner.x() + width, corner.y() + height);
    }

    /// A frame around a box of the canvas, with room for its title.
    static Frame around(Box box, String title) {
        double left = Grid.snap(box.left() - AROUND);
        double top = Grid.snap(box.top() - AROUND - TITLE);
        return new Frame(
                title,
                TONES.getFirst(),
                new Position(left, top),
                Grid.snap(box.right() + AROUND) - left,
                Grid.snap(box.bottom() + AROUND) - top);
    }

    /// A box with one of its corners elsewhere, on the grid and not too small.
    ///
    /// @param isLeft whether a left corner is moved
    /// @param isUpper whether an upper corner is moved
    static Box resized(Box box, boolean isLeft, boolean isUpper, double right, double down) {
        double x = Grid.snap((isLeft ? box.left() : box.right()) + right);
        double y = Grid.snap((isUpper ? box.top() : box.bottom()) + down);
        return new Box(
                isLeft ? Math.min(x, box.right() - SMALLEST) : box.left(),
                isUpper ? Math.min(y, box.bottom() - SMALLEST) : box.top(),
                isLeft ? box.right() : Math.max(x, box.left() + SMALLEST),
                isUpper ? box.bottom() : Math.max(y, box.top() + SMALLEST));
    }

    /// An id that is not taken.
    static String fresh(String stem, Set<String> taken) {
        int number = 1;
        while (taken.contains(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }
}

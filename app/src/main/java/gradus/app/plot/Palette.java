package gradus.app.plot;

import gradus.app.theme.ThemePaint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/// The theme's colours for a plane: its ground and ink, and one a class. More classes than colours share them.
public final class Palette {
    private static final int CLASSES = 10;

    private final ThemePaint paint;

    /// @param changed is run when one of them is another colour now
    public Palette(Runnable changed) {
        List<String> names = new ArrayList<>(List.of(
                "-color-bg-default",
                "-gradus-grid",
                "-gradus-text",
                "-gradus-muted",
                "-gradus-value",
                "-gradus-gradient"));
        IntStream.range(0, CLASSES).mapToObj(Palette::name).forEach(names::add);
        paint = new ThemePaint(names, changed);
    }

    /// What must be in the scene for the colours to be found.
    public ThemePaint probe() {
        return paint;
    }

    public Color ground() {
        return color("-color-bg-default");
    }

    public Color grid() {
        return color("-gradus-grid");
    }

    public Color ink() {
        return color("-gradus-text");
    }

    public Color muted() {
        return color("-gradus-muted");
    }

    public Color value() {
        return color("-gradus-value");
    }

    public Color gradient() {
        return color("-gradus-gradient");
    }

    /// The colour of a class.
    public Color kind(int number) {
        return color(name(number % CLASSES));
    }

    private static String name(int number) {
        return "-gradus-class-" + number;
    }

    private Color color(String name) {
        java.awt.Color color = paint.of(name);
        return Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }
}

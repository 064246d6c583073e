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
    private final ThemeColours colours;

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
        colours = new ThemeColours(paint);
    }

    /// What must be in the scene for the colours to be found.
    public ThemePaint probe() {
        return paint;
    }

    public Color ground() {
        return colours.of("-color-bg-default");
    }

    public Color grid() {
        return colours.of("-gradus-grid");
    }

    public Color ink() {
        return colours.of("-gradus-text");
    }

    public Color muted() {
        return colours.of("-gradus-muted");
    }

    public Color value() {
        return colours.of("-gradus-value");
    }

    public Color gradient() {
        return colours.of("-gradus-gradient");
    }

    /// The colour of a class.
    public Color kind(int number) {
        return colours.of(name(number % CLASSES));
    }

    private static String name(int number) {
        return "-gradus-class-" + number;
    }
}

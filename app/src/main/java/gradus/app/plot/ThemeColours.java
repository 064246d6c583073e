package gradus.app.plot;

import gradus.app.theme.ThemePaint;
import javafx.scene.paint.Color;

/// The theme's colours for what is drawn on a JavaFX canvas.
public final class ThemeColours {
    private static final double LIGHT = 0.18;

    private final ThemePaint paint;

    /// @param paint knows the colours
    public ThemeColours(ThemePaint paint) {
        this.paint = paint;
    }

    /// The colour of this name.
    public Color of(String name) {
        java.awt.Color colour = paint.of(name);
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /// A share of a colour on a ground.
    public Color mixed(String ground, String colour, double share) {
        return of(ground).interpolate(of(colour), Math.clamp(share, 0, 1));
    }

    /// Black or white, whichever is better read on a ground.
    public static Color ink(Color ground) {
        return luminance(ground) > LIGHT ? Color.BLACK : Color.WHITE;
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

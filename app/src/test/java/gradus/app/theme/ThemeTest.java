package gradus.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What must be read can be read, in every theme (contrast as WCAG 2.2 computes it).
class ThemeTest {
    private static final List<String> TEXTS = List.of(
            "-gradus-value",
            "-gradus-gradient",
            "-gradus-update",
            "-gradus-stale",
            "-gradus-warning",
            "-gradus-error",
            "-gradus-text",
            "-gradus-muted",
            "-gradus-selection");
    private static final List<String> SYMBOLS = List.of("-gradus-node-border", "-gradus-wire");
    private static final List<String> TINTS = List.of("-gradus-layer", "-gradus-data", "-gradus-loss");

    @ParameterizedTest
    @EnumSource
    void textReadsOnEveryGround(Theme theme) {
        List<String> faults = new ArrayList<>();
        for (String ground : List.of("-gradus-canvas", "-gradus-node", "-color-bg-default")) {
            TEXTS.forEach(text -> require(theme, text, ground, 4.5, faults));
            SYMBOLS.forEach(symbol -> require(theme, symbol, ground, 3, faults));
        }
        TINTS.forEach(tint -> require(theme, "-gradus-text", tint, 4.5, faults));
        for (String ground : List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-overlay")) {
            for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
                require(theme, text, ground, 4.5, faults);
            }
            require(theme, "-color-fg-subtle", ground, 3, faults);
        }
        require(theme, "-color-fg-emphasis", "-color-accent-emphasis", 4.5, faults);
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @EnumSource
    void valueGradientAndUpdateDifferInHue(Theme theme) {
        double value = theme.colours().get("-gradus-value").getHue();
        double gradient = theme.colours().get("-gradus-gradient").getHue();
        double update = theme.colours().get("-gradus-update").getHue();
        assertEquals(205, value, 10, "blue");
        assertEquals(24, gradient, 8, "vermilion");
        assertEquals(161, update, 8, "bluish green");
    }

    @Test
    void themesAreFoundByName() {
        assertEquals(Optional.of(Theme.DARK), Theme.parse("dark"));
        assertEquals(Optional.empty(), Theme.parse("pink"));
    }

    private static void require(Theme theme, String front, String ground, double least, List<String> faults) {
        double contrast = contrast(theme.colours().get(front), theme.colours().get(ground));
        if (contrast < least) {
            faults.add("%s on %s: %.2f, not %.1f".formatted(front, ground, contrast, least));
        }
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
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

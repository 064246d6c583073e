package gradus.app.plot;

import java.util.stream.DoubleStream;
import javafx.scene.paint.Color;

/// Numbers as colours: where they have two signs, vermilion below and blue above a white zero; else from the ground to
/// blue.
///
/// @param least the number of the one end
/// @param most that of the other
public record Ramp(double least, double most) {

    /// One for some numbers.
    public static Ramp of(DoubleStream numbers) {
        double[] finite = numbers.filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(0);
        double most = DoubleStream.of(finite).max().orElse(1);
        if (least < 0 && most > 0) {
            double reach = Math.max(-least, most);
            return new Ramp(-reach, reach);
        }
        return new Ramp(least, most > least ? most : least + 1);
    }

    /// Whether it has a middle at 0.
    public boolean hasSigns() {
        return least < 0 && most > 0;
    }

    /// The colour of a number.
    public Color color(double number, Palette palette) {
        if (!Double.isFinite(number)) {
            return palette.muted();
        }
        double share = Math.clamp((number - least) / (most - least), 0, 1);
        if (!hasSigns()) {
            return palette.ground().interpolate(palette.value(), 0.08 + 0.92 * share);
        }
        return share < 0.5
                ? palette.ground().interpolate(palette.gradient(), 1 - 2 * share)
                : palette.ground().interpolate(palette.value(), 2 * share - 1);
    }
}

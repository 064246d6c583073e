package gradus.app.plot;

import java.util.function.IntFunction;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// What lies under the points of a plane, as a picture: a pixel for each point of a grid.
public final class FieldPicture {

    /// The faintest and the strongest that a class's colour gets.
    private static final double FAINTEST = 0.12;

    private static final double STRONGEST = 0.62;

    private FieldPicture() {}

    /// The class that has most at each point, the more strongly the surer it is.
    ///
    /// @param shares of the classes at a point, by its number, line by line from the top
    public static Image classes(int columns, int lines, IntFunction<double[]> shares, Palette palette) {
        return picture(columns, lines, point -> {
            double[] at = shares.apply(point);
            int best = 0;
            for (int i = 1; i < at.length; i++) {
                best = at[i] > at[best] ? i : best;
            }
            double even = 1.0 / at.length;
            double sure = Math.clamp((at[best] - even) / (1 - even), 0, 1);
            double strength = FAINTEST + (STRONGEST - FAINTEST) * (Double.isNaN(sure) ? 0 : sure);
            return palette.ground().interpolate(palette.kind(best), strength);
        });
    }

    /// The number at each point.
    public static Image numbers(int columns, int lines, IntFunction<Double> numbers, Ramp ramp, Palette palette) {
        return picture(columns, lines, point -> ramp.color(numbers.apply(point), palette));
    }

    private static Image picture(int columns, int lines, IntFunction<Color> color) {
        WritableImage image = new WritableImage(columns, lines);
        PixelWriter pixels = image.getPixelWriter();
        for (int line = 0; line < lines; line++) {
            for (int column = 0; column < columns; column++) {
                pixels.setColor(column, line, color.apply(line * columns + column));
            }
        }
        return image;
    }
}

package gradus.engine.data;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Rows that lie in a grid over the plane of two number features, or along one; all other features are the same in
/// each. The first line of the grid has the largest y, as in a picture.
///
/// @param columns how many points there are along x, from the smallest
/// @param lines how many along y; 1 where there is none
public record PlaneRows(Axis x, int columns, Optional<Axis> y, int lines) {

    /// A feature and what is seen of it, in the file's units.
    public record Axis(String feature, double least, double most) {

        /// The number at the middle of a part.
        ///
        /// @param index of the part, from 0
        /// @param parts how many equally wide ones there are
        public double at(int index, int parts) {
            return least + (most - least) * (index + 0.5) / parts;
        }
    }

    /// The same plane with a grid of so many points in each direction.
    public PlaneRows with(int count) {
        return new PlaneRows(x, count, y, y.isPresent() ? count : 1);
    }

    /// The features of all rows, `[lines · columns, features]`.
    ///
    /// @param row the features of one row, `[1, features]`, which those that are not of the plane are taken from
    public Tensor features(Preprocessing preprocessing, Tensor row) {
        int width = preprocessing.width();
        int atX = place(preprocessing, x.feature());
        Optional<Integer> atY = y.map(axis -> place(preprocessing, axis.feature()));
        double[] numbers = new double[Math.multiplyExact(lines * columns, width)];
        for (int line = 0; line < lines; line++) {
            for (int column = 0; column < columns; column++) {
                int begin = (line * columns + column) * width;
                for (int i = 0; i < width; i++) {
                    numbers[begin + i] = row.at(i);
                }
                numbers[begin + atX] = encoded(preprocessing, x.feature(), x.at(column, columns));
                if (atY.isPresent()) {
                    Axis up = y.orElseThrow();
                    numbers[begin + atY.get()] = encoded(preprocessing, up.feature(), up.at(lines - 1 - line, lines));
                }
            }
        }
        return Tensor.of(ElementType.FLOAT64, Shape.of(lines * columns, width), numbers);
    }

    /// The features that can be an axis.
    public static List<String> axes(Preprocessing preprocessing) {
        return preprocessing.features().stream()
                .filter(Feature.Numeric.class::isInstance)
                .map(Feature::name)
                .toList();
    }

    private static int place(Preprocessing preprocessing, String name) {
        int place = 0;
        for (Feature feature : preprocessing.features()) {
            if (feature.name().equals(name)) {
                return place;
            }
            place += feature.width();
        }
        throw new IllegalArgumentException("No feature " + name);
    }

    private static double encoded(Preprocessing preprocessing, String name, double number) {
        return preprocessing.features().stream()
                .filter(feature -> feature.name().equals(name))
                .map(Feature.Numeric.class::cast)
                .mapToDouble(feature -> (number - feature.offset()) / feature.scale())
                .findFirst()
                .orElseThrow();
    }
}

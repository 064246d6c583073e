package gradus.engine.data;

import java.util.List;
import java.util.Optional;

/// The pixels that the features of a row are, row by row.
///
/// @param height rows of pixels
/// @param width pixels in a row
public record ImageShape(int height, int width) {

    /// Smaller squares of numbers with like names are rather measurements than pictures.
    private static final int LEAST_SIDE = 7;

    /// The square picture that some features form: as many numbers as a square has, all with the same name but for the
    /// numbers in it (`pixel_0_0`, `pixel_0_1`, …).
    public static Optional<ImageShape> of(Preprocessing preprocessing) {
        List<Feature> features = preprocessing.features();
        int side = (int) Math.round(Math.sqrt(features.size()));
        boolean isSquare = side >= LEAST_SIDE && side * side == features.size();
        boolean areNumbers = isSquare && features.stream().allMatch(Feature.Numeric.class::isInstance);
        boolean areAlike = areNumbers
                && features.stream()
                                .map(feature -> stem(feature.name()))
                                .distinct()
                                .count()
                        == 1;
        return areAlike ? Optional.of(new ImageShape(side, side)) : Optional.empty();
    }

    /// How many pixels there are.
    public int size() {
        return height * width;
    }

    private static String stem(String name) {
        return name.replaceAll("\\d+", "0");
    }
}

package gradus.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// How the pictures of a data set are drawn: from which number to which, how large and where. What a person draws is
/// brought into the same form, since a network knows no other.
///
/// @param ground the number of a pixel without ink
/// @param full the number of a pixel full of ink
/// @param height how high the drawn part is on average, in pixels
/// @param centerX where the middle of the drawn part stands on average
/// @param centerY likewise, from above
/// @param isByMass whether that is the middle of the ink rather than of the box around it
/// @param thinnest how much ink a picture has at least, but for few
/// @param thickest how much it has at most, but for few
/// @param isWhole whether pixels are whole numbers
public record InkStyle(
        ImageShape shape,
        double ground,
        double full,
        double height,
        double centerX,
        double centerY,
        boolean isByMass,
        double thinnest,
        double thickest,
        boolean isWhole) {

    private static final double VISIBLE = 0.15;
    private static final int FINENESS = 4;
    private static final double LARGEST_SCALE = 4;
    private static final int TRIALS = 5;
    private static final double THICKER = 1.12;

    /// A place of a stroke.
    ///
    /// @param x from 0 at the left to 1 at the right
    /// @param y from 0 above to 1 below
    public record Spot(double x, double y) {}

    /// Finds the form from pictures.
    ///
    /// @param rows the pixels of each, row by row
    public static InkStyle of(ImageShape shape, List<double[]> rows) {
        double least = rows.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
        double most = rows.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        boolean isWhole = rows.stream().flatMapToDouble(Arrays::stream).allMatch(each -> each == Math.rint(each));
        boolean isInverse = rows.stream()
                        .mapToDouble(pixels -> pixels[0] + pixels[pixels.length - 1])
                        .average()
                        .orElse(0)
                > least + most;
        double ground = isInverse ? most : least;
        double full = isInverse ? least : most;
        List<Extent> extents = rows.stream()
                .map(pixels -> Extent.of(shape, shares(pixels, ground, full)))
                .filter(extent -> extent.mass() > 0)
                .toList();
        double height = extents.stream().mapToDouble(Extent::height).average().orElse(shape.height());
        boolean isByMass = spread(extents.stream().mapToDouble(Extent::massX))
                        + spread(extents.stream().mapToDouble(Extent::massY))
                < spread(extents.stream().mapToDouble(Extent::middleX))
                        + spread(extents.stream().mapToDouble(Extent::middleY));
        double ink = extents.stream().mapToDouble(Extent::mass).average().orElse(0);
        double strays = Math.sqrt(spread(extents.stream().mapToDouble(Extent::mass)));
        return new InkStyle(
                shape,
                ground,
                full,
                height,
                extents.stream()
                        .mapToDouble(extent -> isByMass ? extent.massX() : extent.middleX())
                        .average()
                        .orElse(shape.width() / 2.0),
                extents.stream()
                        .mapToDouble(extent -> isByMass ? extent.massY() : extent.middleY())
                        .average()
                        .orElse(shape.height() / 2.0),
                isByMass,
                Math.max(0, ink - strays),
                ink + strays,
                isWhole);
    }

    /// The pixels of a drawing in this form, as the file would have them.
    ///
    /// @param strokes each a line through some places
    public double[] pixels(List<List<Spot>> strokes) {
        double radius = 0.45 + shape.height() / 32.0;
        double[] ink = new double[shape.size()];
        List<List<Spot>> lines =
                strokes.stream().filter(line -> !line.isEmpty()).toList();
        if (!lines.isEmpty()) {
            double thick = radius;
            List<List<Spot>> placed = sized(lines, thick);
            Extent extent = Extent.of(shape, raster(placed, thick));
            for (int i = 0; i < TRIALS && (extent.mass() < thinnest || extent.mass() > thickest); i++) {
                thick *= extent.mass() < thinnest ? THICKER : 1 / THICKER;
                placed = sized(lines, thick);
                extent = Extent.of(shape, raster(placed, thick));
            }
            double byX = centerX - (isByMass ? extent.massX() : extent.middleX());
            double byY = centerY - (isByMass ? extent.massY() : extent.middleY());
            ink = raster(moved(placed, 1, byX, byY), thick);
        }
        return Arrays.stream(ink)
                .map(share -> ground + share * (full - ground))
                .map(number -> isWhole ? Math.rint(number) : number)
                .toArray();
    }

    /// In pixels, as large as the pictures are and in the middle.
    private List<List<Spot>> sized(List<List<Spot>> lines, double radius) {
        double left = spots(lines, true).min().orElse(0) * shape.width();
        double right = spots(lines, true).max().orElse(1) * shape.width();
        double top = spots(lines, false).min().orElse(0) * shape.height();
        double bottom = spots(lines, false).max().orElse(1) * shape.height();
        double scale = Math.min(
                Math.max(1, height - 2 * radius) / Math.max(0.5, bottom - top),
                Math.max(1, shape.width() - 2 * radius) / Math.max(0.5, right - left));
        double bounded = Math.min(LARGEST_SCALE, scale);
        List<List<Spot>> pixels = lines.stream()
                .map(line -> line.stream()
                        .map(spot -> new Spot(spot.x() * shape.width(), spot.y() * shape.height()))
                        .toList())
                .toList();
        return moved(
                pixels,
                bounded,
                shape.width() / 2.0 - bounded * (left + right) / 2,
                shape.height() / 2.0 - bounded * (top + bottom) / 2);
    }

    private static List<List<Spot>> moved(List<List<Spot>> lines, double scale, double byX, double byY) {
        return lines.stream()
                .map(line -> line.stream()
                        .map(spot -> new Spot(scale * spot.x() + byX, scale * spot.y() + byY))
                        .toList())
                .toList();
    }

    private static DoubleStream spots(List<List<Spot>> lines, boolean isX) {
        return lines.stream().flatMap(List::stream).mapToDouble(spot -> isX ? spot.x() : spot.y());
    }

    /// How much of each pixel a brush covers that goes along the lines; its edge is soft.
    private double[] raster(List<List<Spot>> lines, double radius) {
        double[] ink = new double[shape.size()];
        double soft = Math.min(0.5, radius);
        for (int i = 0; i < ink.length; i++) {
            int row = i / shape.width();
            double sum = 0;
            for (int down = 0; down < FINENESS; down++) {
                for (int across = 0; across < FINENESS; across++) {
                    double x = i % shape.width() + (across + 0.5) / FINENESS;
                    double y = row + (down + 0.5) / FINENESS;
                    sum += Math.clamp((radius + soft / 2 - distance(lines, x, y)) / soft, 0, 1);
                }
            }
            ink[i] = sum / (FINENESS * FINENESS);
        }
        return ink;
    }

    private static double distance(List<List<Spot>> lines, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (List<Spot> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                Spot from = line.get(Math.max(0, i - 1));
                nearest = Math.min(nearest, distance(from, line.get(i), x, y));
            }
        }
        return nearest;
    }

    private static double distance(Spot from, Spot to, double x, double y) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.clamp(((x - from.x()) * dx + (y - from.y()) * dy) / square, 0, 1);
        return Math.hypot(x - from.x() - along * dx, y - from.y() - along * dy);
    }

    private static double[] shares(double[] pixels, double ground, double full) {
        double range = full == ground ? 1 : full - ground;
        return Arrays.stream(pixels).map(pixel -> (pixel - ground) / range).toArray();
    }

    private static double spread(DoubleStream numbers) {
        double[] all = numbers.toArray();
        double mean = Arrays.stream(all).average().orElse(0);
        return Arrays.stream(all)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElse(0);
    }

    /// Where the ink of a picture is.
    private record Extent(double height, double middleX, double middleY, double mass, double massX, double massY) {

        static Extent of(ImageShape shape, double[] ink) {
            int left = shape.width();
            int right = 0;
            int top = shape.height();
            int bottom = 0;
            double mass = 0;
            double massX = 0;
            double massY = 0;
            for (int i = 0; i < ink.length; i++) {
                int x = i % shape.width();
                int y = i / shape.width();
                mass += ink[i];
                massX += ink[i] * (x + 0.5);
                massY += ink[i] * (y + 0.5);
                if (ink[i] > VISIBLE) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
            return new Extent(
                    Math.max(0, bottom - top),
                    (left + right) / 2.0,
                    (top + bottom) / 2.0,
                    mass,
                    mass == 0 ? 0 : massX / mass,
                    mass == 0 ? 0 : massY / mass);
        }
    }
}

package gradus.app.canvas;

import java.util.Arrays;

/// Pixels that are painted one by one, with soft edges. Ten thousand boxes and the lines between them take some
/// milliseconds here; drawn as shapes they would take fifty times as long in the software pipeline.
final class Raster {
    private static final double FAINTEST = 0.35;
    private static final int OPAQUE = 0xff000000;

    private final int width;
    private final int height;
    private final int[] pixels;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// The colours, row by row, as alpha, red, green and blue; all opaque.
    int[] pixels() {
        return pixels;
    }

    /// Paints everything in one colour.
    void fill(int colour) {
        Arrays.fill(pixels, colour | OPAQUE);
    }

    /// A straight line; one thinner than a pixel is paler instead.
    ///
    /// @param isDotted with gaps as long as what is drawn
    void line(double x0, double y0, double x1, double y1, double thickness, int colour, boolean isDotted) {
        boolean isFlat = Math.abs(x1 - x0) >= Math.abs(y1 - y0);
        double from = isFlat ? x0 : y0;
        double to = isFlat ? x1 : y1;
        double along = to - from;
        if (along == 0) {
            return;
        }
        double start = isFlat ? y0 : x0;
        double slope = ((isFlat ? y1 : x1) - start) / along;
        double half = Math.max(1, thickness) / 2 * Math.sqrt(1 + slope * slope);
        double strength = Math.clamp(thickness, FAINTEST, 1);
        int first = (int) Math.max(0, Math.round(Math.min(from, to)));
        int last = (int) Math.min((isFlat ? width : height) - 1, Math.round(Math.max(from, to)) - 1);
        int across = isFlat ? height : width;
        for (int i = first; i <= last; i++) {
            if (isDotted && i / 3 % 2 == 1) {
                continue;
            }
            double middle = start + (i + 0.5 - from) * slope;
            double low = Math.max(0, middle - half);
            double high = Math.min(across, middle + half);
            for (int j = (int) low; j < high; j++) {
                double share = (Math.min(high, j + 1) - Math.max(low, j)) * strength;
                blend(isFlat ? j * width + i : i * width + j, colour, share);
            }
        }
    }

    /// A filled box with round corners: a disc if they are half as wide as it, a pill if half as high.
    void box(double left, double top, double right, double bottom, double radius, int colour) {
        double round = Math.min(radius, Math.min(right - left, bottom - top) / 2);
        int firstRow = (int) Math.max(0, Math.floor(top));
        for (int y = firstRow; y < Math.min(height, bottom); y++) {
            double rowShare = Math.min(bottom, y + 1) - Math.max(top, y);
            double middle = Math.clamp(y + 0.5, top, bottom);
            double out = Math.max(0, Math.max(top + round - middle, middle - (bottom - round)));
            double inset = round - Math.sqrt(Math.max(0, round * round - out * out));
            row(y, left + inset, right - inset, colour, rowShare);
        }
    }

    private void row(int y, double left, double right, int colour, double rowShare) {
        int from = (int) Math.max(0, Math.floor(left));
        for (int x = from; x < Math.min(width, right); x++) {
            blend(y * width + x, colour, (Math.min(right, x + 1) - Math.max(left, x)) * rowShare);
        }
    }

    private void blend(int at, int colour, double share) {
        if (share >= 0.996) {
            pixels[at] = colour | OPAQUE;
            return;
        }
        int weight = (int) (share * 256);
        int ground = pixels[at];
        int redBlue = mixed(ground & 0xff00ff, colour & 0xff00ff, weight) & 0xff00ff;
        int green = mixed(ground & 0xff00, colour & 0xff00, weight) & 0xff00;
        pixels[at] = OPAQUE | redBlue | green;
    }

    /// Two channels at once: they lie far enough apart not to disturb each other.
    private static int mixed(int ground, int colour, int weight) {
        return ((ground * (256 - weight)) >>> 8) + ((colour * weight) >>> 8);
    }
}

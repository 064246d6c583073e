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
    private final byte[] cover;
    private int[] touched = new int[1024];
    private int touchedCount;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        this.cover = new byte[width * height];
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

    /// A straight line, quickly; one thinner than a pixel is paler instead.
    ///
    /// @param dash how much of it is drawn and how much is left out in turn, along its longer side; 0 for no gaps
    /// @param strength from 0 to 1: how much it covers what it crosses
    void line(double x0, double y0, double x1, double y1, double thickness, int colour, int dash, double strength) {
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
        double cover = Math.clamp(thickness, FAINTEST, 1) * strength;
        int begin = (int) Math.round(Math.min(from, to));
        int first = Math.max(0, begin);
        int last = (int) Math.min((isFlat ? width : height) - 1, Math.round(Math.max(from, to)) - 1);
        int across = isFlat ? height : width;
        for (int i = first; i <= last; i++) {
            if (dash > 0 && (i - begin) / dash % 2 == 1) {
                continue;
            }
            double middle = start + (i + 0.5 - from) * slope;
            double low = Math.max(0, middle - half);
            double high = Math.min(across, middle + half);
            for (int j = (int) low; j < high; j++) {
                double share = (Math.min(high, j + 1) - Math.max(low, j)) * cover;
                blend(isFlat ? j * width + i : i * width + j, colour, share);
            }
        }
    }

    /// A line through some points, with round joints and ends. Where it crosses itself it is no darker.
    ///
    /// @param points x and y in turn
    void stroke(double[] points, double thickness, int colour) {
        double half = Math.max(1, thickness) / 2;
        touchedCount = 0;
        for (int i = 2; i + 1 < points.length; i += 2) {
            boolean isEnd = i == 2 || i + 3 >= points.length;
            cover(points[i - 2], points[i - 1], points[i], points[i + 1], half, isEnd ? half + 1 : 1);
        }
        double strength = Math.clamp(thickness, FAINTEST, 1) / 255;
        for (int i = 0; i < touchedCount; i++) {
            blend(touched[i], colour, (cover[touched[i]] & 255) * strength);
            cover[touched[i]] = 0;
        }
    }

    /// Notes how much of each pixel lies nearer than `half` to a piece of a line.
    ///
    /// @param beyond how far past the piece's ends pixels are looked at
    private void cover(double x0, double y0, double x1, double y1, double half, double beyond) {
        double acrossX = x1 - x0;
        double acrossY = y1 - y0;
        double perSquare = 1 / Math.max(1e-12, acrossX * acrossX + acrossY * acrossY);
        boolean isFlat = Math.abs(acrossX) >= Math.abs(acrossY);
        double from = isFlat ? x0 : y0;
        double to = isFlat ? x1 : y1;
        double slope = from == to ? 0 : (isFlat ? acrossY : acrossX) / (to - from);
        double spread = (half + 0.5) * Math.sqrt(1 + slope * slope) + 0.5;
        double inside = half > 0.5 ? (half - 0.5) * (half - 0.5) : 0;
        double outside = (half + 0.5) * (half + 0.5);
        int first = (int) Math.max(0, Math.floor(Math.min(from, to) - beyond));
        int last = (int) Math.min((isFlat ? width : height) - 1, Math.ceil(Math.max(from, to) + beyond));
        int most = (isFlat ? height : width) - 1;
        for (int i = first; i <= last; i++) {
            double middle = (isFlat ? y0 : x0) + (i + 0.5 - from) * slope;
            int low = (int) Math.max(0, middle - spread);
            int high = (int) Math.min(most, middle + spread);
            for (int j = low; j <= high; j++) {
                double x = (isFlat ? i : j) + 0.5 - x0;
                double y = (isFlat ? j : i) + 0.5 - y0;
                double share = Math.min(1, Math.max(0, (x * acrossX + y * acrossY) * perSquare));
                double right = x - share * acrossX;
                double down = y - share * acrossY;
                double square = right * right + down * down;
                if (square < outside) {
                    int much = square <= inside ? 255 : (int) ((half + 0.5 - Math.sqrt(square)) * 255);
                    touch(isFlat ? j * width + i : i * width + j, Math.min(255, much));
                }
            }
        }
    }

    private void touch(int at, int now) {
        int before = cover[at] & 255;
        if (now > before) {
            if (before == 0) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = at;
            }
            cover[at] = (byte) now;
        }
    }

    /// Dots along a line through some points.
    ///
    /// @param points x and y in turn
    /// @param apart from the middle of one to that of the next
    void dots(double[] points, double thickness, double apart, int colour) {
        double radius = Math.max(1, thickness) / 2;
        double next = radius;
        for (int i = 2; i + 1 < points.length; i += 2) {
            double length = Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
            for (; next <= length; next += apart) {
                double x = points[i - 2] + (points[i] - points[i - 2]) * next / length;
                double y = points[i - 1] + (points[i + 1] - points[i - 1]) * next / length;
                box(x - radius, y - radius, x + radius, y + radius, radius, colour);
            }
            next -= length;
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

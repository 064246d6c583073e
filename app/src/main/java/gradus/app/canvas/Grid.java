package gradus.app.canvas;

/// The canvas's grid, in pixels at 100 %.
final class Grid {
    static final double STEP = 8;

    private Grid() {}

    static double snap(double coordinate) {
        return Math.round(coordinate / STEP) * STEP;
    }
}

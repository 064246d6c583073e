package gradus.app.canvas;

/// The canvas's grid, in pixels at 100 %.
final class Grid {
    static final double STEP = 8;

    /// The distance in the view that neighbouring dots have at least.
    private static final double SPARSE = 16;

    private Grid() {}

    /// Takes a spot of the view.
    @FunctionalInterface
    interface Dot {
        void at(double x, double y);
    }

    static double snap(double coordinate) {
        return Math.round(coordinate / STEP) * STEP;
    }

    /// Tells where the dots of the grid stand in a view of this size.
    static void dots(Viewport viewport, double width, double height, Dot dot) {
        double step = STEP * 3;
        while (step * viewport.scale() < SPARSE) {
            step *= 2;
        }
        double apart = step * viewport.scale();
        double firstX = viewport.x() - Math.floor(viewport.x() / apart) * apart;
        double firstY = viewport.y() - Math.floor(viewport.y() / apart) * apart;
        for (double x = firstX; x <= width; x += apart) {
            for (double y = firstY; y <= height; y += apart) {
                dot.at(x, y);
            }
        }
    }
}

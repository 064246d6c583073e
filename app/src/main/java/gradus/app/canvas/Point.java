package gradus.app.canvas;

/// A spot on the canvas or on the screen, in pixels.
record Point(double x, double y) {

    Point plus(double right, double down) {
        return new Point(x + right, y + down);
    }

    double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}

package gradus.app.canvas;

import java.util.Collection;
import java.util.Optional;

/// An upright rectangle.
record Box(double left, double top, double right, double bottom) {

    /// The box between two corners, whichever they are.
    static Box between(Point a, Point b) {
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y()));
    }

    /// The smallest box around some boxes; empty when there are none.
    static Optional<Box> around(Collection<Box> boxes) {
        return boxes.stream()
                .reduce((a, b) -> new Box(
                        Math.min(a.left, b.left),
                        Math.min(a.top, b.top),
                        Math.max(a.right, b.right),
                        Math.max(a.bottom, b.bottom)));
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    Point centre() {
        return new Point((left + right) / 2, (top + bottom) / 2);
    }

    Box grown(double by) {
        return new Box(left - by, top - by, right + by, bottom + by);
    }

    /// The viewport that shows this box of the canvas within a box of the view.
    Viewport into(Box seen) {
        double scale = Math.min(seen.width() / Math.max(1, width()), seen.height() / Math.max(1, height()));
        Point middle = seen.centre();
        return new Viewport(middle.x() - centre().x() * scale, middle.y() - centre().y() * scale, scale);
    }

    boolean contains(Point point) {
        return point.x() >= left && point.x() <= right && point.y() >= top && point.y() <= bottom;
    }

    boolean meets(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}

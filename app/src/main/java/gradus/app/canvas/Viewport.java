package gradus.app.canvas;

/// Which part of the canvas is seen: where its origin stands in the view, and how large a pixel of it is.
record Viewport(double x, double y, double scale) {

    static final double SMALLEST = 0.1;
    static final double LARGEST = 4;

    /// The origin in the corner, at 100 %.
    static final Viewport START = new Viewport(0, 0, 1);

    /// The view's spot as one of the canvas.
    Point toCanvas(Point seen) {
        return new Point((seen.x() - x) / scale, (seen.y() - y) / scale);
    }

    /// The canvas's spot as one of the view.
    Point toView(Point spot) {
        return new Point(spot.x() * scale + x, spot.y() * scale + y);
    }

    /// Larger or smaller by a factor; what is under the pointer stays there.
    Viewport zoomed(double factor, Point pointer) {
        double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        double real = next / scale;
        return new Viewport(pointer.x() - (pointer.x() - x) * real, pointer.y() - (pointer.y() - y) * real, next);
    }

    Viewport panned(double right, double down) {
        return new Viewport(x + right, y + down, scale);
    }

    /// A box of the canvas in the middle of a view, as large as fits but at most a given scale.
    static Viewport showing(Box box, double width, double height, double most) {
        double scale = Math.clamp(
                Math.min(width / Math.max(1, box.width()), height / Math.max(1, box.height())),
                SMALLEST,
                Math.min(most, LARGEST));
        Point centre = box.centre();
        return new Viewport(width / 2 - centre.x() * scale, height / 2 - centre.y() * scale, scale);
    }

    /// The same or, where it would be smaller than a scale, that scale with the left edge of a box where it was.
    Viewport atLeast(double smallest, Box box) {
        double left = Math.max(0, toView(new Point(box.left(), 0)).x());
        Point middle = toView(box.centre());
        return scale >= smallest
                ? this
                : new Viewport(
                        left - box.left() * smallest, middle.y() - box.centre().y() * smallest, smallest);
    }

    /// As little panned as possible so that a box of the canvas is seen.
    Viewport revealing(Box box, double width, double height, double margin) {
        Point from = toView(new Point(box.left(), box.top()));
        Point to = toView(new Point(box.right(), box.bottom()));
        return panned(shift(from.x(), to.x(), width, margin), shift(from.y(), to.y(), height, margin));
    }

    /// Some of the way to another viewport: the scale grows evenly to the eye.
    ///
    /// @param share of the way, from 0 to 1
    Viewport towards(Viewport other, double share) {
        double now = scale * Math.pow(other.scale / scale, share);
        double grown = Math.abs(other.scale - scale) < 1e-9 ? share : (now - scale) / (other.scale - scale);
        return new Viewport(x + (other.x - x) * grown, y + (other.y - y) * grown, now);
    }

    /// The part of the canvas that a view of this size shows.
    Box seen(double width, double height) {
        return Box.between(toCanvas(new Point(0, 0)), toCanvas(new Point(width, height)));
    }

    private static double shift(double from, double to, double length, double margin) {
        if (from < margin) {
            return margin - from;
        }
        return to > length - margin ? Math.max(length - margin - to, margin - from) : 0;
    }
}

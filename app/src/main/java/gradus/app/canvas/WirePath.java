package gradus.app.canvas;

import gradus.app.document.PortPlace;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The way of a wire: cubic curves, one after the other.
///
/// @param bends the points that a person led it through
record WirePath(List<Cubic> pieces, List<Point> bends) {
    private static final int STEPS = 24;
    private static final double MARGIN = 36;
    private static final double TOUCH = 4;
    private static final int MOST_OBSTACLES = 40;

    WirePath {
        pieces = List.copyOf(pieces);
        bends = List.copyOf(bends);
    }

    WirePath(List<Cubic> pieces) {
        this(pieces, List.of());
    }

    /// One cubic curve.
    record Cubic(Point from, Point first, Point second, Point to) {
        /// In how many straight pieces it stays within a tolerance: a chord of a curve whose second derivative is at
        /// most `6 d` strays from it by at most `6 d / (8 n²)`.
        int steps(double tolerance) {
            double bend = Math.max(
                    Math.hypot(from.x() - 2 * first.x() + second.x(), from.y() - 2 * first.y() + second.y()),
                    Math.hypot(first.x() - 2 * second.x() + to.x(), first.y() - 2 * second.y() + to.y()));
            return (int) Math.clamp(Math.ceil(Math.sqrt(0.75 * bend / tolerance)), 1, 2 * STEPS);
        }

        Point at(double t) {
            double s = 1 - t;
            return new Point(
                    s * s * s * from.x() + 3 * s * s * t * first.x() + 3 * s * t * t * second.x() + t * t * t * to.x(),
                    s * s * s * from.y() + 3 * s * s * t * first.y() + 3 * s * t * t * second.y() + t * t * t * to.y());
        }
    }

    /// The direct way from a port to another.
    static WirePath direct(Point from, PortPlace leaving, Point to, PortPlace arriving) {
        double reach = Math.clamp(from.distance(to) * 0.42, 12, 140);
        return new WirePath(List.of(new Cubic(
                from,
                from.plus(leaving.outX() * reach, leaving.outY() * reach),
                to.plus(arriving.outX() * reach, arriving.outY() * reach),
                to)));
    }

    /// The way from a port through some points to another port, round at each of them.
    static WirePath through(Point from, PortPlace leaving, List<Point> bends, Point to, PortPlace arriving) {
        List<Cubic> pieces = new ArrayList<>();
        Point begin = from;
        PortPlace out = leaving;
        for (int i = 0; i < bends.size(); i++) {
            Point bend = bends.get(i);
            Point next = i + 1 < bends.size() ? bends.get(i + 1) : to;
            double across = Math.max(1e-9, begin.distance(next));
            PortPlace ahead = new PortPlace(0, 0, (next.x() - begin.x()) / across, (next.y() - begin.y()) / across);
            PortPlace back = new PortPlace(0, 0, -ahead.outX(), -ahead.outY());
            pieces.addAll(direct(begin, out, bend, back).pieces());
            begin = bend;
            out = ahead;
        }
        pieces.addAll(direct(begin, out, to, arriving).pieces());
        return new WirePath(pieces, bends);
    }

    /// The way from a port to the pointer.
    static WirePath loose(Point from, PortPlace leaving, Point to) {
        double away = Math.max(1, from.distance(to));
        return direct(from, leaving, to, new PortPlace(0, 0, (from.x() - to.x()) / away, (from.y() - to.y()) / away));
    }

    /// The way from a port to another that goes around the nodes between them, if the direct way would run through
    /// some. Through very many it runs straight: to go around them all would be no shorter to follow.
    ///
    /// @param obstacles gives the boxes of the nodes that meet a box, without those of the ends
    static WirePath around(
            Point from,
            PortPlace leaving,
            Point to,
            PortPlace arriving,
            Function<Box, List<Box>> obstacles,
            Direction direction) {
        WirePath direct = direct(from, leaving, to, arriving);
        List<Box> near = obstacles.apply(direct.box().grown(TOUCH));
        if (near.isEmpty() || near.size() > MOST_OBSTACLES) {
            return direct;
        }
        List<Point> points = direct.points();
        List<Box> hit = near.stream().filter(box -> isMet(box, points)).toList();
        if (hit.isEmpty()) {
            return direct;
        }
        return switch (direction) {
            case RIGHT -> beside(from, leaving, to, arriving, hit, obstacles);
            case UP ->
                beside(
                                turned(from),
                                turned(leaving),
                                turned(to),
                                turned(arriving),
                                hit.stream().map(WirePath::turned).toList(),
                                box -> obstacles.apply(turnedBack(box)).stream()
                                        .map(WirePath::turned)
                                        .toList())
                        .turnedBack();
        };
    }

    /// To the right, over or under what is in the way, whichever is nearer and free.
    private static WirePath beside(
            Point from,
            PortPlace leaving,
            Point to,
            PortPlace arriving,
            List<Box> hit,
            Function<Box, List<Box>> obstacles) {
        Box obstacle = Box.around(hit).orElseThrow();
        Box wall = Box.around(obstacles.apply(obstacle.grown(MARGIN)).stream()
                        .filter(box -> box.right() > from.x() && box.left() < to.x())
                        .toList())
                .orElse(obstacle)
                .grown(MARGIN);
        double begin = Math.max(wall.left() + MARGIN, from.x() + 24);
        double end = Math.min(wall.right() - MARGIN, to.x() - 24);
        if (begin > end) {
            return direct(from, leaving, to, arriving);
        }
        double middle = (from.y() + to.y()) / 2;
        boolean isUnderNearer = wall.bottom() - middle <= middle - wall.top();
        double near = isUnderNearer ? wall.bottom() : wall.top();
        double far = isUnderNearer ? wall.top() : wall.bottom();
        double y = isFree(near, begin, end, obstacles) || !isFree(far, begin, end, obstacles) ? near : far;
        PortPlace ahead = new PortPlace(0, 0, 1, 0);
        PortPlace back = new PortPlace(0, 0, -1, 0);
        List<Cubic> pieces = new ArrayList<>(bend(from, leaving, new Point(begin, y), back));
        pieces.addAll(
                direct(new Point(begin, y), ahead, new Point(end, y), back).pieces());
        pieces.addAll(bend(new Point(end, y), ahead, to, arriving));
        return new WirePath(pieces);
    }

    private static boolean isFree(double y, double from, double to, Function<Box, List<Box>> obstacles) {
        return obstacles.apply(new Box(from, y - TOUCH, to, y + TOUCH)).isEmpty();
    }

    /// The same picture with up on the right, so that one rule serves both directions.
    private static Point turned(Point point) {
        return new Point(-point.y(), point.x());
    }

    private static PortPlace turned(PortPlace place) {
        return new PortPlace(-place.y(), place.x(), -place.outY(), place.outX());
    }

    private static Box turned(Box box) {
        return Box.between(turned(new Point(box.left(), box.top())), turned(new Point(box.right(), box.bottom())));
    }

    private static Box turnedBack(Box box) {
        return Box.between(
                turnedBack(new Point(box.left(), box.top())), turnedBack(new Point(box.right(), box.bottom())));
    }

    private WirePath turnedBack() {
        return new WirePath(pieces.stream()
                .map(piece -> new Cubic(
                        turnedBack(piece.from()),
                        turnedBack(piece.first()),
                        turnedBack(piece.second()),
                        turnedBack(piece.to())))
                .toList());
    }

    private static Point turnedBack(Point point) {
        return new Point(point.y(), -point.x());
    }

    private static List<Cubic> bend(Point from, PortPlace leaving, Point to, PortPlace arriving) {
        double reach = Math.max(28, Math.abs(to.x() - from.x()) * 0.6);
        return List.of(new Cubic(
                from,
                from.plus(leaving.outX() * reach, leaving.outY() * reach),
                to.plus(arriving.outX() * reach, arriving.outY() * reach),
                to));
    }

    Point start() {
        return pieces.getFirst().from();
    }

    Point end() {
        return pieces.getLast().to();
    }

    /// A point of the way; 0 is its start and 1 its end.
    Point at(double share) {
        double position = share * pieces.size();
        int index = Math.min(pieces.size() - 1, (int) position);
        return pieces.get(index).at(position - index);
    }

    /// The unit vector in which the way goes at a point.
    Point heading(double share) {
        Point before = at(Math.max(0, share - 0.01));
        Point after = at(Math.min(1, share + 0.01));
        double length = Math.max(1e-9, before.distance(after));
        return new Point((after.x() - before.x()) / length, (after.y() - before.y()) / length);
    }

    /// How far along the way its middle is, or the nearest spot that is no bend.
    double middle() {
        boolean isBend = bends.size() % 2 == 1;
        return isBend ? 0.5 + 0.5 / pieces.size() : 0.5;
    }

    /// How long it is, nearly.
    double length() {
        double sum = 0;
        List<Point> points = points();
        for (int i = 1; i < points.size(); i++) {
            sum += points.get(i - 1).distance(points.get(i));
        }
        return sum;
    }

    /// Whether it comes within a distance of a spot.
    boolean passes(Point spot, double distance) {
        return points().stream().anyMatch(point -> point.distance(spot) <= distance);
    }

    /// How far along the way the point is that lies nearest to a spot; 0 is its start and 1 its end.
    double nearest(Point spot) {
        int count = STEPS * pieces.size();
        double best = 0;
        for (int i = 1; i <= count; i++) {
            double share = (double) i / count;
            if (at(share).distance(spot) < at(best).distance(spot)) {
                best = share;
            }
        }
        return best;
    }

    /// Whether the straight line between two spots crosses it.
    boolean crosses(Point from, Point to) {
        List<Point> points = points();
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (side(from, to, a) * side(from, to, b) <= 0 && side(a, b, from) * side(a, b, to) < 0) {
                return true;
            }
        }
        return false;
    }

    /// On which side of a line a point lies, by sign.
    private static double side(Point from, Point to, Point point) {
        return Math.signum((to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x()));
    }

    /// A box it lies in: a curve never leaves the hull of its four points.
    Box box() {
        return Box.around(pieces.stream()
                        .map(piece -> Box.around(List.of(
                                        Box.between(piece.from(), piece.first()),
                                        Box.between(piece.second(), piece.to())))
                                .orElseThrow())
                        .toList())
                .orElseThrow();
    }

    /// The same way moved to its side, for what runs along it.
    ///
    /// @param by to the right as seen along the way
    List<Point> aside(double by) {
        List<Point> moved = new ArrayList<>();
        int count = STEPS * pieces.size();
        for (int i = 0; i <= count; i++) {
            double share = (double) i / count;
            Point heading = heading(share);
            moved.add(at(share).plus(-heading.y() * by, heading.x() * by));
        }
        return moved;
    }

    private static boolean isMet(Box box, List<Point> points) {
        Box grown = box.grown(TOUCH);
        return points.stream().anyMatch(grown::contains);
    }

    /// Points along the way, x and y in turn, near enough to be joined by straight lines.
    ///
    /// @param tolerance how far these may lie from the curve
    double[] flat(double tolerance) {
        int[] steps = pieces.stream().mapToInt(piece -> piece.steps(tolerance)).toArray();
        double[] flat = new double[2 + 2 * Arrays.stream(steps).sum()];
        flat[0] = start().x();
        flat[1] = start().y();
        int at = 2;
        for (int i = 0; i < steps.length; i++) {
            for (int step = 1; step <= steps[i]; step++) {
                Point point = pieces.get(i).at((double) step / steps[i]);
                flat[at++] = point.x();
                flat[at++] = point.y();
            }
        }
        return flat;
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (Cubic piece : pieces) {
            for (int i = 0; i <= STEPS; i++) {
                points.add(piece.at((double) i / STEPS));
            }
        }
        return points;
    }
}

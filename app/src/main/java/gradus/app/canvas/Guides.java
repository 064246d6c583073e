package gradus.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where something that is moved falls in line with its neighbours: edges with edges, centres with centres.
///
/// @param right how far it is to be moved on so that it is in line
/// @param down how far it is to be moved on so that it is in line
/// @param lines what to show; empty when nothing is near
record Guides(double right, double down, boolean isAcross, boolean isDown, List<Line> lines) {
    Guides {
        lines = List.copyOf(lines);
    }

    /// A line through what is in line.
    record Line(Point from, Point to) {}

    /// The offset of one side to another's.
    private record Near(double by, double at, Box neighbour) {}

    /// The nearest line in each direction, if there is one within reach.
    static Guides of(Box moving, Collection<Box> neighbours, double reach) {
        List<ToDoubleFunction<Box>> across =
                List.of(Box::left, box -> box.centre().x(), Box::right);
        List<ToDoubleFunction<Box>> down = List.of(Box::top, box -> box.centre().y(), Box::bottom);
        List<Near> upright = nearest(moving, neighbours, across, reach);
        List<Near> level = nearest(moving, neighbours, down, reach);
        double right = upright.isEmpty() ? 0 : upright.getFirst().by();
        double below = level.isEmpty() ? 0 : level.getFirst().by();
        Box moved =
                new Box(moving.left() + right, moving.top() + below, moving.right() + right, moving.bottom() + below);
        List<Line> lines = new ArrayList<>();
        for (Near near : upright) {
            Box both = both(moved, near.neighbour());
            lines.add(new Line(new Point(near.at(), both.top()), new Point(near.at(), both.bottom())));
        }
        for (Near near : level) {
            Box both = both(moved, near.neighbour());
            lines.add(new Line(new Point(both.left(), near.at()), new Point(both.right(), near.at())));
        }
        return new Guides(right, below, !upright.isEmpty(), !level.isEmpty(), lines);
    }

    /// All sides that fall in line when it is moved on to the nearest one.
    private static List<Near> nearest(
            Box moving, Collection<Box> neighbours, List<ToDoubleFunction<Box>> sides, double reach) {
        List<Near> found = new ArrayList<>();
        double least = reach;
        for (Box neighbour : neighbours) {
            for (ToDoubleFunction<Box> side : sides) {
                double by = side.applyAsDouble(neighbour) - side.applyAsDouble(moving);
                double away = Math.abs(by);
                if (away < least - SAME) {
                    found.clear();
                }
                if (away <= least + SAME
                        && (found.isEmpty() || Math.abs(found.getFirst().by() - by) <= SAME)) {
                    least = Math.min(least, away);
                    found.add(new Near(by, side.applyAsDouble(neighbour), neighbour));
                }
            }
        }
        return found;
    }

    private static final double SAME = 0.01;

    private static Box both(Box one, Box other) {
        return Box.around(List.of(one, other)).orElseThrow();
    }
}

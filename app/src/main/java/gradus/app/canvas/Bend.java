package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import gradus.engine.project.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A point that a wire is led through.
///
/// @param through all such points of the wire, from its beginning
/// @param index of this one among them
record Bend(Wire wire, List<Position> through, int index) {
    private static final double GRASP = 8;

    Bend {
        through = List.copyOf(through);
    }

    /// The topmost one at a spot.
    static Optional<Bend> at(Picture picture, Point spot) {
        return picture.ways().meeting(Box.between(spot, spot).grown(GRASP)).reversed().stream()
                .flatMap(wire -> of(wire, spot).stream())
                .findFirst();
    }

    /// A new one where a wire passes a spot.
    static Bend in(WirePicture wire, Point spot) {
        List<Point> before = wire.path().bends();
        double share = wire.path().nearest(spot);
        int index = (int) before.stream()
                .filter(bend -> wire.path().nearest(bend) < share)
                .count();
        List<Position> through = positions(before);
        through.add(index, position(wire.path().at(share)));
        return new Bend(wire.wire(), through, index);
    }

    private static Optional<Bend> of(WirePicture wire, Point spot) {
        List<Point> bends = wire.path().bends();
        for (int i = 0; i < bends.size(); i++) {
            if (bends.get(i).distance(spot) <= GRASP) {
                return Optional.of(new Bend(wire.wire(), positions(bends), i));
            }
        }
        return Optional.empty();
    }

    /// The points of the wire with this one elsewhere, on the grid unless that is to be free.
    List<Position> movedTo(Point spot, boolean isFree) {
        List<Position> changed = new ArrayList<>(through);
        changed.set(index, isFree ? new Position(spot.x(), spot.y()) : position(spot));
        return changed;
    }

    /// The points of the wire without this one.
    List<Position> without() {
        List<Position> changed = new ArrayList<>(through);
        changed.remove(index);
        return changed;
    }

    private static List<Position> positions(List<Point> points) {
        List<Position> positions = new ArrayList<>();
        points.forEach(point -> positions.add(new Position(point.x(), point.y())));
        return positions;
    }

    /// On the grid, so that wires come to run in line.
    private static Position position(Point spot) {
        return new Position(Grid.snap(spot.x()), Grid.snap(spot.y()));
    }
}

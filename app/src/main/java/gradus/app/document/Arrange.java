package gradus.app.document;

import gradus.engine.project.Direction;
import gradus.engine.project.Position;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes put in order by the program.
///
/// @param label what the step is called
public record Arrange(Map<String, Position> positions, String label) implements Edit {
    public Arrange {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /// Some nodes placed anew in layers, about where they stand; all of them if none are named.
    public static Arrange inLayers(Document document, Set<String> ids) {
        Set<String> chosen = new LinkedHashSet<>();
        document.graph().nodes().forEach(node -> chosen.add(node.id()));
        if (!ids.isEmpty()) {
            chosen.retainAll(ids);
        }
        Map<String, Position> places = Placement.again(document.graph(), document.layout(), chosen);
        Position before = middle(chosen.stream()
                .flatMap(id -> document.layout().find(id).stream())
                .toList());
        Position after = middle(places.values());
        Map<String, Position> moved = new LinkedHashMap<>();
        places.forEach((id, place) -> moved.put(
                id,
                new Position(
                        Placement.snap(place.x() + before.x() - after.x()),
                        Placement.snap(place.y() + before.y() - after.y()))));
        return new Arrange(moved, "edit.layout");
    }

    /// Nodes of a chain put in one line, so that the wires between them are straight: each is led to the port of the
    /// one before it, across the flow. The first one stays.
    public static Arrange straight(Document document, Set<String> ids) {
        boolean isUp = document.layout().direction() == Direction.UP;
        Map<String, Position> places = new LinkedHashMap<>();
        for (var node : document.graph().order().nodes()) {
            Optional<Position> here = document.layout().find(node.id());
            if (!ids.contains(node.id()) || here.isEmpty()) {
                continue;
            }
            Position place = here.get();
            for (var wire : node.inputs().entrySet()) {
                String from = wire.getValue().node();
                Optional<Position> other = Optional.ofNullable(places.get(from))
                        .or(() -> ids.contains(from) ? document.layout().find(from) : Optional.empty());
                if (other.isPresent() && document.graph().contains(wire.getValue())) {
                    PortPlace leaving = NodeShape.of(
                                    document.graph().node(from),
                                    document.layout().direction())
                            .output(wire.getValue().output());
                    PortPlace arriving =
                            NodeShape.of(node, document.layout().direction()).input(node.operation(), wire.getKey());
                    place = isUp
                            ? new Position(other.get().x() + leaving.x() - arriving.x(), place.y())
                            : new Position(place.x(), other.get().y() + leaving.y() - arriving.y());
                    break;
                }
            }
            places.put(node.id(), place);
        }
        return new Arrange(places, "edit.straighten");
    }

    @Override
    public Document apply(Document document) {
        return new Edit.MoveNodes(positions).apply(document);
    }

    private static Position middle(Collection<Position> places) {
        double x = places.stream().mapToDouble(Position::x).average().orElse(0);
        double y = places.stream().mapToDouble(Position::y).average().orElse(0);
        return new Position(x, y);
    }
}

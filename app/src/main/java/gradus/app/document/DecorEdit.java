package gradus.app.document;

import gradus.engine.graph.Node;
import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person does with what stands beside the nodes, and with how they are drawn. The numbers stay what they are.
public sealed interface DecorEdit extends Edit {

    /// The decor with the change made.
    Decor apply(Decor decor);

    @Override
    default Document apply(Document document) {
        return document.withLayout(
                document.layout().withDecor(apply(document.layout().decor())));
    }

    /// A frame made, changed or taken away.
    ///
    /// @param label what the step is called
    record SetFrame(String id, Optional<Frame> frame, String label) implements DecorEdit {
        @Override
        public Decor apply(Decor decor) {
            return decor.withFrame(id, frame);
        }
    }

    /// A note made, changed or taken away.
    ///
    /// @param label what the step is called
    record SetNote(String id, Optional<Note> note, String label) implements DecorEdit {
        @Override
        public Decor apply(Decor decor) {
            return decor.withNote(id, note);
        }
    }

    /// A frame put elsewhere with the nodes and notes whose middle lies in it.
    record MoveFrame(String id, double right, double down) implements DecorEdit {
        @Override
        public Document apply(Document document) {
            Optional<Frame> frame =
                    Optional.ofNullable(document.layout().decor().frames().get(id));
            if (frame.isEmpty() || (right == 0 && down == 0)) {
                return document;
            }
            Map<String, Position> places = new LinkedHashMap<>();
            nodesIn(document, frame.get())
                    .forEach(node ->
                            document.layout().find(node).ifPresent(place -> places.put(node, place.plus(right, down))));
            Document moved = document.withLayout(document.layout().with(places));
            return moved.withLayout(
                    moved.layout().withDecor(apply(moved.layout().decor())));
        }

        @Override
        public Decor apply(Decor decor) {
            Frame frame = decor.frames().get(id);
            if (frame == null) {
                return decor;
            }
            Decor moved =
                    decor.withFrame(id, Optional.of(frame.at(frame.corner().plus(right, down))));
            for (Map.Entry<String, Note> note : decor.notes().entrySet()) {
                Note text = note.getValue();
                Position middle = text.corner().plus(text.width() / 2, text.height() / 2);
                if (!note.getKey().contains("/") && isIn(middle, frame)) {
                    moved = moved.withNote(
                            note.getKey(), Optional.of(text.at(text.corner().plus(right, down))));
                }
            }
            return moved;
        }

        @Override
        public String label() {
            return "edit.move-frame";
        }
    }

    /// The nodes whose middle lies in a frame.
    static Set<String> nodesIn(Document document, Frame frame) {
        return document.graph().nodes().stream()
                .map(Node::id)
                .filter(id -> document.layout()
                        .find(id)
                        .filter(place -> isIn(place, frame))
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isIn(Position place, Frame frame) {
        return place.x() >= frame.corner().x()
                && place.x() <= frame.corner().x() + frame.width()
                && place.y() >= frame.corner().y()
                && place.y() <= frame.corner().y() + frame.height();
    }

    /// The wire to a port led through other points.
    record SetBends(String node, String port, List<Position> points) implements DecorEdit {
        public SetBends {
            points = List.copyOf(points);
        }

        @Override
        public Decor apply(Decor decor) {
            return decor.withBends(node, port, points);
        }

        @Override
        public String label() {
            return "edit.bend-wire";
        }
    }

    /// Nodes drawn as their title only, or whole again.
    record SetCollapsed(Set<String> ids, boolean isCollapsed) implements DecorEdit {
        public SetCollapsed {
            ids = Set.copyOf(ids);
        }

        @Override
        public Decor apply(Decor decor) {
            return decor.withCollapsed(ids, isCollapsed);
        }

        @Override
        public String label() {
            return isCollapsed ? "edit.collapse" : "edit.expand";
        }
    }
}

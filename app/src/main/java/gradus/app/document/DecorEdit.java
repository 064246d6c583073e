package gradus.app.document;

import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /// Blocks drawn with their inside, or closed again.
    record SetUnfolded(Set<String> ids, boolean isUnfolded) implements DecorEdit {
        public SetUnfolded {
            ids = Set.copyOf(ids);
        }

        @Override
        public Decor apply(Decor decor) {
            return decor.withUnfolded(ids, isUnfolded);
        }

        @Override
        public String label() {
            return isUnfolded ? "edit.unfold" : "edit.fold";
        }
    }
}

package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.train.Learned;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A block unfolded where it stands: its nodes in a frame of its name, with room made for them; and such a frame folded
/// up again. The nodes in the frame are like any others, so that what is changed among them is seen outside at once.
public sealed interface Unfolding extends Edit {

    /// How far the frame stands from what is in it, with room for its title.
    double MARGIN = 40;

    /// The colour of the frame.
    String TONE = "grey";

    /// The frame that a node's middle is in.
    static Optional<String> frameOf(Document document, String id) {
        return document.layout()
                .find(id)
                .flatMap(at -> document.layout().decor().frames().entrySet().stream()
                        .filter(frame -> Fold.holds(frame.getValue(), at))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /// A block unfolded.
    record Unfold(String id) implements Unfolding {
        @Override
        public Document apply(Document document) {
            Node block = document.graph().node(id);
            Document apart = new BlockEdit.Dissolve(id).apply(document);
            Set<String> inner =
                    new HashSet<>(apart.graph().nodes().stream().map(Node::id).toList());
            document.graph().nodes().forEach(node -> inner.remove(node.id()));
            if (inner.isEmpty()) {
                return apart;
            }
            Area area = Area.around(apart, inner);
            Position middle = document.layout().find(id).orElse(area.middle());
            NodeShape closed = NodeShape.of(block, document.layout().direction());
            double right = Math.max(0, (area.width() - closed.width()) / 2);
            double down = Math.max(0, (area.height() - closed.height()) / 2);
            Map<String, Position> places = new LinkedHashMap<>();
            apart.layout().positions().forEach((path, place) -> {
                if (!path.contains("/") && !inner.contains(path)) {
                    places.put(path, aside(document.layout(), middle, place, right, down));
                }
            });
            Layout layout = Bends.moved(apart.graph(), apart.layout(), places);
            Set<String> taken = new HashSet<>(layout.decor().frames().keySet());
            String frame = Names.free(id, taken);
            return apart.withLayout(
                    layout.withDecor(layout.decor().withFrame(frame, Optional.of(area.frame(block.name())))));
        }

        /// The place of another node once there is room: along the flow it goes out of the way.
        private static Position aside(Layout layout, Position middle, Position place, double right, double down) {
            return switch (layout.direction()) {
                case RIGHT -> place.plus(right * Math.signum(place.x() - middle.x()), 0);
                case UP -> place.plus(0, down * Math.signum(place.y() - middle.y()));
            };
        }

        @Override
        public Learned carried(Document before, Learned learned) {
            return new BlockEdit.Dissolve(id).carried(before, learned);
        }

        @Override
        public String label() {
            return "edit.unfold";
        }

        @Override
        public Optional<Set<String>> selection() {
            return Optional.of(Set.of());
        }
    }

    /// The nodes in a frame made a block of its name, and the frame taken away.
    ///
    /// @param frame its id
    record Fold(String frame, BlockEdit.Make made) implements Unfolding {

        /// The edit for the nodes whose middle is in a frame.
        ///
        /// @throws GradusException `block.nothing` when there are none
        public static Fold of(Document document, String frame) {
            Frame edge = Optional.ofNullable(document.layout().decor().frames().get(frame))
                    .orElseThrow(() -> new IllegalArgumentException("No frame " + frame));
            Set<String> ids = document.graph().nodes().stream()
                    .map(Node::id)
                    .filter(id -> document.layout()
                            .find(id)
                            .filter(at -> holds(edge, at))
                            .isPresent())
                    .collect(Collectors.toSet());
            if (ids.isEmpty()) {
                throw new GradusException(Diagnostic.error("block.nothing", new Place.Everywhere()));
            }
            BlockEdit.Make fresh = BlockEdit.Make.of(document, ids);
            String title = edge.title().isBlank() ? fresh.title() : edge.title();
            return new Fold(frame, new BlockEdit.Make(ids, fresh.id(), title));
        }

        @Override
        public Document apply(Document document) {
            Document folded = made.apply(document);
            Layout layout = folded.layout();
            return folded.withLayout(layout.withDecor(layout.decor().withFrame(frame, Optional.empty())));
        }

        @Override
        public Learned carried(Document before, Learned learned) {
            return made.carried(before, learned);
        }

        @Override
        public String label() {
            return "edit.fold";
        }

        @Override
        public Optional<Set<String>> selection() {
            return made.selection();
        }

        static boolean holds(Frame frame, Position at) {
            return at.x() >= frame.corner().x()
                    && at.x() <= frame.corner().x() + frame.width()
                    && at.y() >= frame.corner().y()
                    && at.y() <= frame.corner().y() + frame.height();
        }
    }

    /// What some nodes cover.
    record Area(double left, double top, double right, double bottom) {

        static Area around(Document document, Set<String> ids) {
            Area area = new Area(
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.NEGATIVE_INFINITY);
            for (String id : ids) {
                Position at = document.layout().find(id).orElseGet(() -> new Position(0, 0));
                NodeShape shape = NodeShape.of(
                        document.graph().node(id), document.layout().direction());
                area = new Area(
                        Math.min(area.left, at.x() - shape.width() / 2 - MARGIN),
                        Math.min(area.top, at.y() - shape.height() / 2 - MARGIN),
                        Math.max(area.right, at.x() + shape.width() / 2 + MARGIN),
                        Math.max(area.bottom, at.y() + shape.height() / 2 + MARGIN));
            }
            return area;
        }

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }

        Position middle() {
            return new Position((left + right) / 2, (top + bottom) / 2);
        }

        Frame frame(String title) {
            return new Frame(title, TONE, new Position(left, top), width(), height());
        }
    }
}

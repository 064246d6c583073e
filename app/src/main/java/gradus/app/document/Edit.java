package gradus.app.document;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingSetup;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One change that a person makes to a document, and one step of undo. Edits name nodes by id, so they hold no
/// objects that go stale.
public sealed interface Edit
        permits Edit.AddNode,
                Edit.MoveNodes,
                Edit.RemoveNodes,
                Edit.Connect,
                Edit.Disconnect,
                Edit.Rewire,
                Edit.Rename,
                Edit.SetOperation,
                Edit.Share,
                Edit.OpenData,
                Edit.SetData,
                Edit.SetTraining,
                Edit.SetDirection,
                Edit.Replace,
                AddWired,
                Arrange,
                Mend,
                BlockEdit,
                DrawBackward,
                DecorEdit,
                GoBack,
                RuleEdit,
                WireEdit,
                Splice,
                Insert,
                NodeEdit,
                SetVariables,
                Unfolding,
                Within {

    /// The document with the change made; the same object when it changes nothing.
    ///
    /// @throws GradusException when the change is refused, with the reason
    Document apply(Document document);

    /// The key of the text that names it in "Undo …".
    String label();

    /// Edits in a row with the same key are one step of undo: typing, a slider.
    default Optional<String> mergeKey() {
        return Optional.empty();
    }

    /// What was learned, by the paths that hold once it is made.
    ///
    /// @param before the document that it is made in
    default Learned carried(Document before, Learned learned) {
        return learned;
    }

    /// Weights that it brings with it.
    default Optional<Learned> brought() {
        return Optional.empty();
    }

    /// What is selected once it is made; empty leaves the selection, less the nodes that are gone.
    default Optional<Set<String>> selection() {
        return Optional.empty();
    }

    /// A new node at a place of the canvas.
    record AddNode(Node node, Position position) implements Edit {

        /// A node under a fresh id and name that suit its operation.
        public static AddNode of(Document document, Operation operation, Position position) {
            String name = Names.fresh(document.graph(), operation);
            return new AddNode(new Node(name, name, operation, Map.of()), position);
        }

        @Override
        public Document apply(Document document) {
            if (document.graph().contains(node.id())) {
                throw new IllegalArgumentException("There is a node " + node.id() + " already");
            }
            Names.require(document.graph(), node.id(), node.name());
            return document.withGraph(document.graph().with(node))
                    .withLayout(document.layout().with(node.id(), position));
        }

        @Override
        public String label() {
            return "edit.add-node";
        }

        @Override
        public Optional<Set<String>> selection() {
            return Optional.of(Set.of(node.id()));
        }
    }

    /// Nodes put to other places.
    record MoveNodes(Map<String, Position> positions) implements Edit {
        public MoveNodes {
            positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        }

        @Override
        public Document apply(Document document) {
            Map<String, Position> present = new LinkedHashMap<>(positions);
            present.keySet().removeIf(id -> !document.graph().contains(id));
            return document.withLayout(Bends.moved(document.graph(), document.layout(), present));
        }

        @Override
        public String label() {
            return "edit.move-nodes";
        }
    }

    /// Nodes taken away, with the wires at them and nothing else.
    record RemoveNodes(Set<String> ids) implements Edit {
        public RemoveNodes {
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
        }

        @Override
        public Document apply(Document document) {
            Document without = document.withGraph(document.graph().without(ids));
            return without.withLayout(without.layout().without(ids));
        }

        @Override
        public String label() {
            return "edit.remove-nodes";
        }
    }

    /// A port wired to a value, instead of what was wired there.
    record Connect(Value from, String node, String port) implements Edit {
        @Override
        public Document apply(Document document) {
            Graph graph = document.graph();
            if (graph.upstream(from.node()).contains(node)) {
                throw new GradusException(Diagnostic.error(
                        "edit.cycle",
                        new Place.AtNode(node, port),
                        graph.node(from.node()).name(),
                        graph.node(node).name()));
            }
            return document.withGraph(graph.connect(from, node, port));
        }

        @Override
        public String label() {
            return "edit.connect";
        }
    }

    /// The wire at a port taken off.
    record Disconnect(String node, String port) implements Edit {
        @Override
        public Document apply(Document document) {
            return document.withGraph(document.graph().disconnect(node, port));
        }

        @Override
        public String label() {
            return "edit.disconnect";
        }
    }

    /// The end of a wire moved from one port to another.
    record Rewire(String fromNode, String fromPort, Value from, String toNode, String toPort) implements Edit {
        @Override
        public Document apply(Document document) {
            return new Connect(from, toNode, toPort).apply(new Disconnect(fromNode, fromPort).apply(document));
        }

        @Override
        public String label() {
            return "edit.connect";
        }
    }

    /// A node called otherwise; its id stays.
    record Rename(String id, String name) implements Edit {
        @Override
        public Document apply(Document document) {
            Node node = document.graph().node(id);
            String stripped = name.strip();
            if (stripped.equals(node.name())) {
                return document;
            }
            Names.require(document.graph(), id, stripped);
            return document.withGraph(document.graph().with(node.withName(stripped)));
        }

        @Override
        public String label() {
            return "edit.rename";
        }
    }

    /// Other attributes of a node, or a variable's other value. Where its ports change with that, wires go to the port
    /// of the same name or else of the same place.
    ///
    /// @param attribute what was changed: changes of the same one in a row are one step
    record SetOperation(String id, String attribute, Operation operation) implements Edit {
        @Override
        public Document apply(Document document) {
            Node node = document.graph().node(id);
            return node.operation().equals(operation)
                    ? document
                    : document.withGraph(document.graph().with(BlockEdits.rewired(node, operation)));
        }

        @Override
        public String label() {
            return "edit.set-attribute";
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("attribute " + id + " " + attribute);
        }
    }

    /// A node with another node's weights, or with its own.
    record Share(String id, Optional<String> owner) implements Edit {
        @Override
        public Document apply(Document document) {
            Node node = document.graph().node(id);
            return document.withGraph(document.graph().with(node.withShares(owner)));
        }

        @Override
        public String label() {
            return "edit.share";
        }
    }

    /// Data from a file; a node for them is added where there is none. What begins with data will be a network, which
    /// flows to the right.
    record OpenData(DataSetup data) implements Edit {

        /// How far left of the other nodes the new one stands.
        private static final double ROOM = 240;

        /// Where it stands alone: in sight of an empty canvas.
        private static final Position FIRST = new Position(140, 150);

        @Override
        public Document apply(Document document) {
            Document with = new SetData(Optional.of(data)).apply(document);
            boolean isShown = document.graph().nodes().stream().anyMatch(node -> node.operation() instanceof Dataset);
            if (isShown || data.features() < 1 || data.targets() < 1) {
                return with;
            }
            Collection<Position> others = document.layout().positions().values();
            double left = others.stream().mapToDouble(Position::x).min().orElse(FIRST.x() + ROOM);
            double middle = others.stream().mapToDouble(Position::y).average().orElse(FIRST.y());
            Dataset rows = new Dataset(data.features(), data.targets());
            boolean isFirst = document.graph().nodes().isEmpty();
            Document flowing = isFirst ? with.withLayout(with.layout().withDirection(Direction.RIGHT)) : with;
            return AddNode.of(flowing, rows, new Position(left - ROOM, middle)).apply(flowing);
        }

        @Override
        public String label() {
            return "edit.set-data";
        }
    }

    /// Other data, or none; the nodes that read them get their widths.
    record SetData(Optional<DataSetup> data) implements Edit {
        @Override
        public Document apply(Document document) {
            Graph graph = document.graph();
            int features = data.map(DataSetup::features).orElse(0);
            int targets = data.map(DataSetup::targets).orElse(0);
            if (features > 0 && targets > 0) {
                for (Node node : graph.nodes()) {
                    if (node.operation() instanceof Dataset) {
                        graph = graph.with(node.withOperation(new Dataset(features, targets)));
                    }
                }
            }
            return document.withGraph(graph).withData(data);
        }

        @Override
        public String label() {
            return "edit.set-data";
        }
    }

    /// Other settings of training.
    ///
    /// @param setting what was changed: changes of the same one in a row are one step
    record SetTraining(String setting, TrainingSetup training) implements Edit {
        @Override
        public Document apply(Document document) {
            return document.withTraining(training);
        }

        @Override
        public String label() {
            return "edit.set-training";
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("training " + setting);
        }
    }

    /// The direction in which the graph flows on the canvas; the nodes are placed anew.
    record SetDirection(Direction direction) implements Edit {
        @Override
        public Document apply(Document document) {
            Layout turned = document.layout().withDirection(direction);
            return document.withLayout(Placement.of(document.graph(), turned));
        }

        @Override
        public String label() {
            return "edit.set-direction";
        }
    }

    /// Another graph in place of the whole: from the formula bar, from a sample.
    ///
    /// @param layout nodes without a position are placed, and what belongs to nodes that are gone is left out
    record Replace(Graph graph, Layout layout) implements Edit {
        @Override
        public Document apply(Document document) {
            Set<String> gone = new LinkedHashSet<>();
            layout.nodes().stream().filter(id -> !graph.contains(id)).forEach(gone::add);
            return document.withGraph(graph).withLayout(Placement.complete(graph, layout.without(gone)));
        }

        @Override
        public String label() {
            return "edit.replace";
        }

        @Override
        public Optional<Set<String>> selection() {
            return Optional.of(Set.of());
        }
    }
}

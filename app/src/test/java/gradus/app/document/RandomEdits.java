package gradus.app.document;

import gradus.app.Iris;
import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.Block;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Dense;
import gradus.engine.block.SGD;
import gradus.engine.data.DataSetup;
import gradus.engine.graph.Changes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Constant;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Draws edits by chance, of every kind there is, as a person might make them: most fit, some are refused.
final class RandomEdits {

    /// One kind of edit.
    ///
    /// @param weight how often it is drawn
    /// @param isOfWhole whether it is made in the document as a whole, whatever is looked at
    record Kind(int weight, boolean isOfWhole, Function<Document, Optional<Edit>> draw) {}

    private static final Optional<DataSetup> DATA = Iris.document().data();

    private final Random random;
    private final Map<Class<? extends Edit>, Kind> kinds = new LinkedHashMap<>();

    RandomEdits(Random random) {
        this.random = random;
        add(Edit.AddNode.class, 8, this::addNode);
        add(
                Edit.MoveNodes.class,
                4,
                document ->
                        node(document).map(node -> new Edit.MoveNodes(Map.of(node.id(), spot(), "nobody", spot()))));
        add(Edit.RemoveNodes.class, 5, document -> some(document).map(Edit.RemoveNodes::new));
        add(Edit.Connect.class, 10, this::connect);
        add(
                Edit.Disconnect.class,
                3,
                document -> wire(document).map(wire -> new Edit.Disconnect(wire.toNode(), wire.toPort())));
        add(Edit.Rewire.class, 3, this::rewire);
        add(
                Edit.Rename.class,
                3,
                document -> node(document)
                        .map(node -> new Edit.Rename(
                                node.id(), one(List.of("a", "alpha", "", "x/y", "name" + random.nextInt(99))))));
        add(
                Edit.SetOperation.class,
                5,
                document -> node(document).map(node -> new Edit.SetOperation(node.id(), "operation", operation())));
        add(
                SetVariables.class,
                2,
                document -> node(document)
                        .map(node -> new SetVariables(Map.of(node.id(), Tensor.scalar(random.nextInt(9))))));
        add(Edit.Share.class, 2, this::share);
        add(BlockEdit.Make.class, 4, document -> some(document).map(ids -> BlockEdit.Make.of(document, ids)));
        add(BlockEdit.Dissolve.class, 3, document -> composite(document).map(BlockEdit.Dissolve::new));
        add(
                DecorEdit.SetFrame.class,
                2,
                document -> Optional.of(new DecorEdit.SetFrame(
                        "frame_" + random.nextInt(3),
                        random.nextInt(3) == 0
                                ? Optional.empty()
                                : Optional.of(new Frame("Part " + random.nextInt(9), "blue", spot(), 200, 100)),
                        "edit.frame")));
        add(
                DecorEdit.SetNote.class,
                2,
                document -> Optional.of(new DecorEdit.SetNote(
                        "note_" + random.nextInt(3),
                        random.nextInt(3) == 0
                                ? Optional.empty()
                                : Optional.of(new Note("# Title\n- *one*\n" + random.nextInt(9), spot(), 200, 100)),
                        "edit.note")));
        add(
                DecorEdit.SetBends.class,
                2,
                document -> wire(document)
                        .map(wire -> new DecorEdit.SetBends(
                                wire.toNode(),
                                wire.toPort(),
                                random.nextBoolean() ? List.of() : List.of(spot(), spot()))));
        add(
                DecorEdit.SetCollapsed.class,
                2,
                document -> some(document).map(ids -> new DecorEdit.SetCollapsed(ids, random.nextInt(3) > 0)));
        add(Unfolding.Unfold.class, 2, document -> composite(document).map(Unfolding.Unfold::new));
        add(
                Unfolding.Fold.class,
                2,
                document -> any(new ArrayList<>(
                                document.layout().decor().frames().keySet()))
                        .map(frame -> Unfolding.Fold.of(document, frame)));
        add(BlockEdit.MakeOutput.class, 2, document -> value(document).map(BlockEdit.MakeOutput::new));
        add(WireEdit.Cut.class, 2, document -> wire(document).map(wire -> new WireEdit.Cut(Set.of(wire))));
        add(WireEdit.Redirect.class, 2, this::redirect);
        add(
                DecorEdit.MoveFrame.class,
                2,
                document -> any(new ArrayList<>(
                                document.layout().decor().frames().keySet()))
                        .map(id -> new DecorEdit.MoveFrame(id, random.nextInt(99), random.nextInt(99))));
        add(
                Arrange.class,
                1,
                document -> some(document)
                        .map(ids -> random.nextBoolean()
                                ? Arrange.straight(document, ids)
                                : Arrange.inLayers(document, ids)));
        add(
                Mend.class,
                1,
                document -> wire(document)
                        .map(wire -> new Mend(Changes.insert(new Tanh(), wire.toNode(), wire.toPort())
                                .apply(document.graph()))));
        add(
                DrawBackward.class,
                1,
                document -> Optional.of(DrawBackward.of(document, some(document).orElse(Set.of()))));
        add(Splice.class, 3, this::splice);
        add(Insert.class, 3, this::insert);
        add(AddWired.class, 3, this::addWired);
        add(NodeEdit.Heal.class, 2, document -> some(document).map(NodeEdit.Heal::new));
        add(NodeEdit.Bypass.class, 2, document -> some(document).map(ids -> NodeEdit.Bypass.of(document, ids)));
        add(NodeEdit.Freeze.class, 2, document -> some(document).map(ids -> NodeEdit.Freeze.of(document, ids)));
        whole(Edit.OpenData.class, 1, document -> DATA.map(Edit.OpenData::new));
        whole(
                Edit.SetData.class,
                1,
                document -> Optional.of(new Edit.SetData(random.nextBoolean() ? DATA : Optional.empty())));
        whole(
                GoBack.class,
                1,
                document -> Optional.of(new GoBack(
                        document.project().withTraining(TrainingSetup.standard()),
                        Learned.initial(Map.of("w", Tensor.scalar(random.nextInt(9)))))));
        whole(
                Edit.SetTraining.class,
                1,
                document -> Optional.of(new Edit.SetTraining(
                        "optimizer",
                        document.training()
                                .withOptimizer(
                                        random.nextBoolean()
                                                ? new SGD(0.1, 0, false, 0)
                                                : new Adam(random.nextInt(9) / 1000.0 + 0.001)))));
        whole(
                Edit.SetDirection.class,
                1,
                document -> Optional.of(new Edit.SetDirection(random.nextBoolean() ? Direction.UP : Direction.RIGHT)));
        whole(
                Edit.Replace.class,
                1,
                document -> Optional.of(
                        new Edit.Replace(one(List.of(Graphs.formula(), Graphs.twins())), document.layout())));
        whole(RuleEdit.Lay.class, 1, document -> Optional.of(new RuleEdit.Lay()));
        whole(RuleEdit.Take.class, 1, this::take);
    }

    private <T extends Edit> void add(Class<T> kind, int weight, Function<Document, Optional<T>> draw) {
        kinds.put(kind, new Kind(weight, false, document -> draw.apply(document).map(edit -> (Edit) edit)));
    }

    private <T extends Edit> void whole(Class<T> kind, int weight, Function<Document, Optional<T>> draw) {
        kinds.put(kind, new Kind(weight, true, document -> draw.apply(document).map(edit -> (Edit) edit)));
    }

    /// The kinds that are drawn.
    Map<Class<? extends Edit>, Kind> kinds() {
        return kinds;
    }

    /// A kind, the heavier the likelier.
    Kind kind() {
        int left = random.nextInt(kinds.values().stream().mapToInt(Kind::weight).sum());
        for (Kind kind : kinds.values()) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    /// A graph of a few nodes, some of them in blocks and in blocks of blocks.
    Document start() {
        Graph graph = one(List.of(Graph.EMPTY, Graphs.formula(), Graphs.network(), Graphs.twins()));
        Document document = new Edit.Replace(graph, Layout.empty(Direction.RIGHT)).apply(Document.empty());
        int count = 2 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            Kind kind = Optional.ofNullable(kinds.get(
                            random.nextInt(4) == 0
                                    ? BlockEdit.Make.class
                                    : random.nextBoolean() ? Edit.AddNode.class : Edit.Connect.class))
                    .orElseThrow();
            try {
                Document before = document;
                document = kind.draw()
                        .apply(before)
                        .map(edit -> edit.apply(before))
                        .orElse(before);
            } catch (GradusException refused) {
                // Another one is drawn.
            }
        }
        return document;
    }

    private Optional<Edit.AddNode> addNode(Document document) {
        return Optional.of(Edit.AddNode.of(document, operation(), spot()));
    }

    private Optional<Edit.Connect> connect(Document document) {
        return value(document)
                .flatMap(from -> input(document).map(end -> new Edit.Connect(from, end.toNode(), end.toPort())));
    }

    private Optional<Edit.Rewire> rewire(Document document) {
        return wire(document)
                .flatMap(wire -> input(document)
                        .map(end -> new Edit.Rewire(
                                wire.toNode(), wire.toPort(), wire.from(), end.toNode(), end.toPort())));
    }

    private Optional<Edit.Share> share(Document document) {
        return node(document)
                .flatMap(node -> node(document)
                        .map(other -> new Edit.Share(
                                node.id(),
                                other.id().equals(node.id()) || other.shares().isPresent()
                                        ? Optional.empty()
                                        : Optional.of(other.id()))));
    }

    private Optional<WireEdit.Redirect> redirect(Document document) {
        return value(document).flatMap(from -> value(document).map(to -> new WireEdit.Redirect(from, to)));
    }

    private Optional<Splice> splice(Document document) {
        Node node = Edit.AddNode.of(
                        document, one(List.of(new Tanh(), new Relu(), new Dense(4, Activation.RELU))), spot())
                .node();
        return wire(document).flatMap(wire -> Splice.of(document, Types.of(document.graph()), node, spot(), wire));
    }

    private Optional<AddWired> addWired(Document document) {
        Operation operation = operation();
        Types types = Types.of(document.graph());
        return value(document)
                .map(LooseEnd.Giving::new)
                .flatMap(loose -> loose.port(operation, document.graph(), types)
                        .map(port -> AddWired.of(document, operation, loose, port, Optional.empty(), spot())));
    }

    private Optional<Insert> insert(Document document) {
        return random.nextBoolean()
                ? some(document).map(ids -> Insert.duplicate(document, ids))
                : Optional.of(Insert.paste(
                        document,
                        Graphs.formula(),
                        Layout.empty(Direction.UP).with("a", spot()),
                        random.nextBoolean()));
    }

    /// The rule that was laid out before, if it was.
    private Optional<RuleEdit.Take> take(Document document) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node node : CustomOptimizer.opened(document.training().optimizer())
                .drawing()
                .nodes()) {
            ids.add(node.id());
        }
        return ids.stream().allMatch(document.graph()::contains)
                ? Optional.of(new RuleEdit.Take(ids))
                : Optional.empty();
    }

    private Operation operation() {
        return one(List.of(
                Variable.of(random.nextInt(9)),
                new Variable(Tensor.parse("[1, 2, 3]"), random.nextBoolean()),
                new Constant(Tensor.scalar(2)),
                new Add(),
                new Sub(),
                new Mul(),
                new MatMul(),
                new Tanh(),
                new Dense(1 + random.nextInt(5), Activation.RELU)));
    }

    private Position spot() {
        return new Position(random.nextInt(900), random.nextInt(900));
    }

    private Optional<Node> node(Document document) {
        return any(new ArrayList<>(document.graph().nodes()));
    }

    private Optional<Value> value(Document document) {
        return node(document).flatMap(node -> any(node.values()));
    }

    private Optional<Wire> input(Document document) {
        return node(document)
                .flatMap(node -> any(node.operation().inputs())
                        .map(Port::name)
                        .map(port -> new Wire(node.value(), node.id(), port)));
    }

    private Optional<Wire> wire(Document document) {
        return any(document.graph().wires());
    }

    private Optional<String> composite(Document document) {
        return any(document.graph().nodes().stream()
                .filter(node -> node.operation() instanceof Block || node.operation() instanceof Dense)
                .map(Node::id)
                .toList());
    }

    private Optional<Set<String>> some(Document document) {
        Set<String> ids = new LinkedHashSet<>();
        node(document).ifPresent(node -> ids.add(node.id()));
        while (random.nextInt(2) == 0) {
            node(document).ifPresent(node -> ids.add(node.id()));
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }

    <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(one(all));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

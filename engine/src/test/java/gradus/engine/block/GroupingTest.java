package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.operation.Tanh;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.run.Parameters;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// A person's own blocks: made of some nodes, dissolved again, nested, used twice, kept in a file.
class GroupingTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final Tensor ROWS = Tensor.of(ElementType.FLOAT64, Shape.of(2, 3), 1, 2, 3, -1, 0.5, 0.1);

    @Test
    void cutWiresBecomePorts() {
        Regrouped made = make(network(), "dense_1", "tanh", "sum");
        Node block = made.graph().node("block_1");
        assertEquals(List.of("x"), names(block.operation().inputs()));
        assertEquals(List.of("tanh", "sum"), names(block.operation().outputs()));
        assertEquals(Map.of("x", Value.of("rows")), block.inputs());
        assertEquals(
                Map.of("x", Value.of("block_1")), made.graph().node("other").inputs());
        assertEquals(
                Map.of("x", new Value("block_1", 1)),
                made.graph().node("dense_2").inputs());
        assertEquals(List.of(), Types.of(made.graph()).diagnostics());
    }

    @Test
    void aBlockComputesWhatItsNodesDid() {
        Graph before = network();
        Map<String, Tensor> weights = weights(before);
        Regrouped made = make(before, "dense_1", "tanh", "sum");
        assertEquals(results(before, weights), results(made.graph(), made.carried(weights)));
        assertEquals(weights(made.graph()).keySet(), made.carried(weights).keySet());
        assertTrue(made.carried(weights).containsKey("block_1/dense_1/kernel"));
    }

    @Test
    void dissolvingGivesBackTheSameGraphAndWeights() {
        Graph before = network();
        Map<String, Tensor> weights = weights(before);
        Regrouped made = make(before, "dense_1", "tanh", "sum");
        Regrouped dissolved = Ungrouping.dissolve(made.graph(), "block_1");
        assertEquals(byId(before), byId(dissolved.graph()));
        assertEquals(before.outputs(), dissolved.graph().outputs());
        assertEquals(weights, dissolved.carried(made.carried(weights)));
    }

    @Test
    void blocksNest() {
        Graph before = network();
        Map<String, Tensor> weights = weights(before);
        Regrouped inner = make(before, "dense_1", "tanh");
        Regrouped outer =
                Grouping.make(inner.graph(), Set.of("block_1", "sum", "dense_2"), Set.of(), "block_2", "Outer");
        Map<String, Tensor> moved = outer.carried(inner.carried(weights));
        assertTrue(moved.containsKey("block_2/block_1/dense_1/kernel"));
        assertEquals(results(before, weights), results(outer.graph(), moved));
        Regrouped once = Ungrouping.dissolve(outer.graph(), "block_2");
        Regrouped twice = Ungrouping.dissolve(once.graph(), "block_1");
        assertEquals(byId(before), byId(twice.graph()));
        assertEquals(weights, twice.carried(once.carried(moved)));
    }

    @Test
    void idsThatAreTakenOutsideBecomeOthers() {
        Regrouped made = make(network(), "dense_1", "tanh", "sum");
        Graph with = made.graph().with(new Node("tanh", "tanh", new Tanh(), Map.of("x", Value.of("rows"))));
        Regrouped dissolved = Ungrouping.dissolve(with, "block_1");
        assertEquals("tanh_2", dissolved.path("block_1/tanh"));
        assertEquals(
                Map.of("x", Value.of("tanh_2")), dissolved.graph().node("other").inputs());
        assertEquals(List.of(), Types.of(dissolved.graph()).diagnostics());
    }

    @Test
    void anyNodeCanBeAnOutput() {
        Regrouped made = Grouping.make(
                network(), Set.of("dense_1", "tanh", "sum"), Set.of(Value.of("dense_1")), "block_1", "Mine");
        assertEquals(
                Set.of("tanh", "sum", "dense_1"),
                new LinkedHashSet<>(
                        names(made.graph().node("block_1").operation().outputs())));
    }

    @Test
    void copiesHaveTheirOwnWeightsOrShare() {
        Block block = (Block) make(network(), "dense_1", "tanh", "sum")
                .graph()
                .node("block_1")
                .operation();
        GraphBuilder builder = new GraphBuilder();
        builder.add("rows", new Input(Shape.batchOf(3)));
        builder.add("one", block, Value.of("rows"));
        builder.add("two", block, Value.of("rows"));
        Graph own = builder.build();
        assertEquals(
                Set.of("one/dense_1/kernel", "one/dense_1/bias", "two/dense_1/kernel", "two/dense_1/bias"),
                weights(own).keySet());
        Graph shared = own.with(own.node("two").withShares(Optional.of("one")));
        assertEquals(
                Set.of("one/dense_1/kernel", "one/dense_1/bias"),
                weights(shared).keySet());
    }

    @Test
    void exposedAttributesAreTheBlocksOwn() {
        Block inner = (Block) make(network(), "dense_1", "tanh", "sum")
                .graph()
                .node("block_1")
                .operation();
        Block block = new Block("Mine", inner.body(), Exposed.parse("width = dense_1.units; lost = nobody.units"));
        assertEquals(
                List.of("width"),
                block.settings().stream().map(each -> each.name()).toList());
        Block wide = block.withSetting("width", "7");
        assertEquals(7, ((Dense) wide.body().node("dense_1").operation()).units());
        assertEquals(4, ((Dense) block.body().node("dense_1").operation()).units(), "the other one is as it was");
        GraphBuilder body = new GraphBuilder();
        body.add("x", new Input(Shape.batchOf(3)));
        body.output("y", body.add("mine", block, Value.of("x")));
        Block outer = new Block("Outer", body.build(), Exposed.parse("width = mine.width"));
        Block wider = outer.withSetting("width", 9);
        assertEquals(9, wider.settings().getFirst().value());
        assertEquals(
                "attribute.unknown",
                refused(() -> block.withSetting("depth", 1)).code());
        assertEquals(
                "attribute.invalid",
                refused(() -> block.withSetting("width", 0)).code());
        assertEquals("attribute.invalid", refused(() -> Exposed.parse("width")).code());
        assertEquals(block.exposed(), Exposed.parse(block.exposed().toString()));
    }

    @Test
    void whatCanNotBeABlockIsRefused() {
        Graph graph = network();
        assertEquals("block.nothing", refused(() -> make(graph)).code());
        assertEquals("block.nothing", refused(() -> make(graph, "rows")).code());
        assertEquals(
                List.of("tanh"), refused(() -> make(graph, "dense_1", "sum")).arguments());
        assertEquals(
                "block.between", refused(() -> make(graph, "dense_1", "sum")).code());
        Graph data = graph.with(new Node("data", "data", new Dataset(3, 1), Map.of()));
        assertEquals("block.kind", refused(() -> make(data, "data", "dense_1")).code());
        Graph sharing = graph.with(graph.node("dense_2").withShares(Optional.of("dense_1")));
        assertEquals(
                "block.sharing", refused(() -> make(sharing, "dense_1", "tanh")).code());
        assertEquals(
                "block.none", refused(() -> Ungrouping.dissolve(graph, "tanh")).code());
    }

    @Test
    void aBlockThatSharesIsNotDissolved() {
        Graph made = make(network(), "dense_1", "tanh", "sum").graph();
        Node twin = new Node(
                "twin",
                "twin",
                made.node("block_1").operation(),
                Map.of("x", Value.of("rows")),
                Optional.of("block_1"));
        assertEquals(
                "block.shared",
                refused(() -> Ungrouping.dissolve(made.with(twin), "twin")).code());
        assertEquals(
                "block.shared",
                refused(() -> Ungrouping.dissolve(made.with(twin), "block_1")).code());
    }

    @Test
    void whatIsWrongInsideIsToldAtTheBlock() {
        GraphBuilder body = new GraphBuilder();
        body.add("a", new Input(Shape.batchOf(3)));
        body.add("b", new Input(Shape.batchOf(3)));
        body.output("y", body.add("sum", new Add(), Value.of("a"), Value.of("b")));
        GraphBuilder builder = new GraphBuilder();
        builder.add("three", new Input(Shape.batchOf(3)));
        builder.add("four", new Input(Shape.batchOf(4)));
        Node block = new Node(
                "mine",
                "mine",
                new Block("Mine", body.build(), Exposed.NOTHING),
                Map.of("a", Value.of("three"), "b", Value.of("four")));
        Diagnostic told = Types.of(builder.build().with(block)).diagnostics().getFirst();
        assertEquals("block.inside", told.code());
        assertEquals("mine", told.arguments().getFirst());
        Node empty = new Node("none", "none", new Block("None", Graph.EMPTY, Exposed.NOTHING), Map.of());
        assertEquals(List.of(), Types.of(Graph.EMPTY.with(empty)).diagnostics());
    }

    @Test
    void projectFilesKeepBlocks() {
        Regrouped inner = make(network(), "dense_1", "tanh");
        Graph graph = Grouping.make(inner.graph(), Set.of("block_1", "sum", "dense_2"), Set.of(), "block_2", "Außen")
                .graph();
        Block outer = (Block) graph.node("block_2").operation();
        Graph exposed = graph.with(graph.node("block_2")
                .withOperation(new Block(outer.title(), outer.body(), Exposed.parse("units = dense_2.units"))));
        Layout layout = Layout.empty(Direction.RIGHT)
                .with("block_2", new Position(1, 2))
                .with("block_2/body/block_1/body/tanh", new Position(3, 4));
        Project project = Project.of(exposed, layout);
        String text = ProjectFile.text(project);
        Project read = ProjectFile.read(text, "blocks.gradus").project();
        assertEquals(project, read);
        assertEquals(text, ProjectFile.text(read));
    }

    /// Rows through two layers with a residual, and another use of what lies between.
    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        Value rows = builder.add("rows", new Input(Shape.batchOf(3)));
        Value dense = builder.add("dense_1", new Dense(4, Activation.LINEAR), rows);
        Value tanh = builder.add("tanh", new Tanh(), dense);
        Value sum = builder.add("sum", new Add(), dense, tanh);
        builder.add("other", new Tanh(), tanh);
        builder.output("result", builder.add("dense_2", new Dense(2, Activation.SIGMOID), sum));
        return builder.build();
    }

    private static Regrouped make(Graph graph, String... ids) {
        return Grouping.make(graph, Set.of(ids), Set.of(), "block_1", "Mine");
    }

    private static Map<String, Tensor> weights(Graph graph) {
        return Parameters.initial(Expansion.of(graph).flat(), 3, ElementType.FLOAT64, DEVICE);
    }

    private static List<Tensor> results(Graph graph, Map<String, Tensor> weights) {
        Map<Value, Tensor> feeds = new HashMap<>();
        weights.forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        feeds.put(Value.of("rows"), ROWS);
        var evaluation = new Session(DEVICE).forward(graph, feeds);
        return List.of(
                evaluation.value(graph.output("result")).orElseThrow(),
                evaluation.value(Value.of("other")).orElseThrow());
    }

    private static Map<String, Node> byId(Graph graph) {
        Map<String, Node> byId = new HashMap<>();
        graph.nodes().forEach(node -> byId.put(node.id(), node));
        return byId;
    }

    private static List<String> names(List<Port> ports) {
        return ports.stream().map(Port::name).toList();
    }

    private static Diagnostic refused(Executable work) {
        return assertThrows(GradusException.class, work).diagnostics().getFirst();
    }
}

package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.ArgMax;
import gradus.engine.operation.Cast;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Gather;
import gradus.engine.operation.Input;
import gradus.engine.operation.Reshape;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Squeeze;
import gradus.engine.operation.TargetShape;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What keeps a graph from learning is told at its node, and the first remedy mends it.
class GraphProblemsTest {

    private static final Dense THREE = new Dense(3, Activation.LINEAR);
    private final List<Node> nodes = new ArrayList<>();

    private void add(String id, Operation operation, String... inputs) {
        Map<String, Value> wired = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            if (!inputs[i].isEmpty()) {
                wired.put(operation.inputs().get(i).name(), value(inputs[i]));
            }
        }
        nodes.add(new Node(id, id, operation, wired));
    }

    private static Value value(String text) {
        return text.endsWith(":1") ? new Value(text.substring(0, text.length() - 2), 1) : Value.of(text);
    }

    private Graph graph() {
        return Graph.of(nodes, Map.of());
    }

    /// The only problem there is.
    private static Diagnostic only(Graph graph) {
        List<Diagnostic> problems = GraphProblems.of(graph, Types.of(graph));
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }

    /// Checks that there is one problem, of this code at this place, and that its first remedy leaves none.
    private Graph mended(String code, String node, String port, String fix) {
        Graph graph = graph();
        Diagnostic problem = only(graph);
        assertEquals(code, problem.code());
        assertEquals(new Place.AtNode(node, port), problem.place());
        assertEquals(fix, problem.fixes().getFirst().label().key(), problem.fixes()::toString);
        Graph mended = problem.fixes().getFirst().change().apply(graph);
        assertEquals(List.of(), GraphProblems.of(mended, Types.of(mended)));
        assertEquals(Graph.EMPTY, problem.fixes().getFirst().change().apply(Graph.EMPTY));
        return mended;
    }

    private static Operation before(Graph graph, String node, String port) {
        return graph.node(graph.node(node).input(port).orElseThrow().node()).operation();
    }

    @Test
    void aLossWithoutTargetTakesThoseOfTheData() {
        add("data", new Dataset(2, 3));
        add("dense", THREE, "data");
        add("loss", new MeanSquaredError(), "", "dense");
        Graph mended = mended("graph.open-port", "loss", "y_true", "fix.wire-targets");
        assertEquals(new Value("data", 1), mended.node("loss").input("y_true").orElseThrow());
    }

    @Test
    void twoDataSetsLeaveTheTargetOpen() {
        add("data", new Dataset(2, 3));
        add("other", new Dataset(2, 3));
        add("dense", THREE, "data");
        add("loss", new MeanSquaredError(), "", "dense");
        assertEquals(List.of(), only(graph()).fixes());
    }

    @Test
    void theLastLayerGetsAsManyUnitsAsThereAreClasses() {
        add("data", new Dataset(2, 3));
        add("dense", new Dense(5, Activation.LINEAR), "data");
        add("softmax", new Softmax(-1), "dense");
        add("loss", new CategoricalCrossentropy(false), "data:1", "softmax");
        Graph mended = mended("shape.mismatch", "loss", "y_pred", "fix.units");
        assertEquals(new Dense(3, Activation.LINEAR), mended.node("dense").operation());
    }

    @Test
    void anImageIsFlattenedBeforeTheFirstLayer() {
        add("data", new Dataset(12, 3));
        add("image", new Reshape(TargetShape.parse("[-1, 1, 3, 4]")), "data");
        add("hidden", new Dense(7, Activation.RELU), "image");
        add("dense", THREE, "hidden");
        add("loss", new CategoricalCrossentropy(true), "data:1", "dense");
        Graph mended = mended("shape.mismatch", "loss", "y_pred", "fix.flatten");
        assertEquals("Flatten", before(mended, "hidden", "x").name());
    }

    @Test
    void classNumbersBecomeRowsOfOnes() {
        add("data", new Dataset(2, 3));
        add("labels", new ArgMax(-1, false), "data:1");
        add("dense", THREE, "data");
        add("loss", new CategoricalCrossentropy(true), "labels", "dense");
        Graph mended = mended("shape.mismatch", "loss", "y_pred", "fix.one-hot");
        assertEquals("OneHot", before(mended, "loss", "y_true").name());
    }

    @Test
    void rowsOfOnesBecomeClassNumbers() {
        add("data", new Dataset(2, 3));
        add("dense", THREE, "data");
        add("loss", new SparseCategoricalCrossentropy(true), "data:1", "dense");
        Graph mended = mended("shape.mismatch", "loss", "y_pred", "fix.class-numbers");
        assertEquals("ArgMax", before(mended, "loss", "y_true").name());
    }

    @Test
    void aColumnOfNumbersBecomesClassNumbers() {
        add("data", new Dataset(2, 1));
        add("dense", THREE, "data");
        add("loss", new SparseCategoricalCrossentropy(true), "data:1", "dense");
        mended("shape.mismatch", "loss", "y_pred", "fix.class-numbers");
    }

    @Test
    void wholeNumbersBecomeRealWhereALayerNeedsThem() {
        add("x", new Input(Shape.batchOf(4), ElementType.INT32));
        add("dense", THREE, "x");
        Graph mended = mended("type.real", "dense", "x", "fix.cast-real");
        assertEquals(new Cast(ElementType.FLOAT64), before(mended, "dense", "x"));
    }

    @Test
    void wholeAndRealNumbersAreAddedAsRealOnes() {
        add("a", new Input(Shape.batchOf(4), ElementType.INT32));
        add("b", new Input(Shape.batchOf(4)));
        add("sum", new Add(), "a", "b");
        Graph mended = mended("type.mismatch", "sum", "b", "fix.cast-real");
        assertEquals(new Cast(ElementType.FLOAT64), before(mended, "sum", "a"));
    }

    @Test
    void anIndexBecomesAWholeNumber() {
        add("x", new Input(Shape.of(5)));
        add("index", new Input(Shape.of(2)));
        add("gather", new Gather(0), "x", "index");
        mended("type.mismatch", "gather", "indices", "fix.cast-whole");
    }

    @Test
    void aLayerThatReachesNoLossIsAWarning() {
        add("data", new Dataset(2, 3));
        add("dense", THREE, "data");
        add("loss", new MeanSquaredError(), "data:1", "dense");
        add("softmax", new Softmax(-1), "dense");
        assertEquals(List.of(), GraphProblems.of(graph(), Types.of(graph())));
        add("idle", THREE, "data");
        Diagnostic problem = only(graph());
        assertEquals("train.unreached", problem.code());
        assertEquals(Diagnostic.Severity.WARNING, problem.severity());
        assertEquals(Place.node("idle"), problem.place());
    }

    @Test
    void aLayerThatLendsItsWeightsOnTheWayToALossReachesIt() {
        add("data", new Dataset(2, 3));
        add("lender", THREE, "data");
        add("dense", THREE, "data");
        add("loss", new MeanSquaredError(), "data:1", "dense");
        assertEquals("train.unreached", only(graph()).code());
        Graph shared = graph().with(graph().node("dense").withShares(Optional.of("lender")));
        assertEquals(List.of(), GraphProblems.of(shared, Types.of(shared)));
    }

    @Test
    void aGraphWithoutLossHasNothingToReach() {
        add("x", new Input(Shape.batchOf(4)));
        add("dense", THREE, "x");
        assertEquals(List.of(), GraphProblems.of(graph(), Types.of(graph())));
    }

    @Test
    void aLabelOutsideTheClassesNamesItsRow() {
        add("data", new Dataset(2, 1));
        add("column", new Squeeze(List.of(1)), "data:1");
        add("labels", new Cast(ElementType.INT32), "column");
        add("dense", THREE, "data");
        add("loss", new SparseCategoricalCrossentropy(true), "labels", "dense");
        Diagnostic problem = refusal(0, 2, 3, 1, -1);
        assertEquals("train.label", problem.code());
        assertEquals(new Place.InFile("d.csv", 12, 0), problem.place());
        assertEquals(List.of("13", 3.0, 0.0, 2.0, "2"), problem.arguments());
        assertAccepted(0, 2, 1);
    }

    @Test
    void aProbabilityAboveOneNamesItsRow() {
        add("data", new Dataset(2, 1));
        add("dense", new Dense(1, Activation.SIGMOID), "data");
        add("loss", new BinaryCrossentropy(false), "data:1", "dense");
        assertEquals("train.target", refusal(0, 1, 2).code());
        assertEquals("train.target", refusal(0, Double.NaN).code());
        assertAccepted(0, 0.25, 1);
    }

    @Test
    void theTrainerRefusesSuchLabelsToo() {
        add("data", new Dataset(2, 1));
        add("dense", new Dense(1, Activation.SIGMOID), "data");
        add("loss", new BinaryCrossentropy(false), "data:1", "dense");
        Trainer trainer = new Trainer(
                Model.of(graph(), ""),
                TrainingSetup.standard(),
                part(0, 7),
                Optional.empty(),
                false,
                new ScalarDevice());
        GradusException refused = assertThrows(
                GradusException.class, () -> trainer.train(trainer.initial(), 1, event -> {}, () -> false));
        assertTrue(refused.diagnostics().getFirst().isError());
    }

    private Diagnostic refusal(double... targets) {
        return assertThrows(GradusException.class, () -> check(targets))
                .diagnostics()
                .getFirst();
    }

    private void assertAccepted(double... targets) {
        check(targets);
    }

    private void check(double... targets) {
        TargetCheck.require(
                Model.of(graph(), ""),
                List.of(part(targets)),
                new ScalarDevice(),
                row -> new Place.InFile("d.csv", row, 0));
    }

    /// Rows with these targets; the numbers of the rows begin at 10.
    private static Part part(double... targets) {
        return new Part(
                Tensor.zeros(ElementType.FLOAT64, Shape.of(targets.length, 2)),
                Tensor.of(ElementType.FLOAT64, Shape.of(targets.length, 1), targets),
                IntStream.range(10, 10 + targets.length).boxed().toList());
    }
}

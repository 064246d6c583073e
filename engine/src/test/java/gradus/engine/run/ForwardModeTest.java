package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Floor;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardModeTest {
    private static final Session SESSION = new Session(new ScalarDevice());

    /// z = (a + b) · (c − d)
    private static Graph lecture() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value b = builder.add("b", Variable.of(3));
        Value c = builder.add("c", Variable.of(5));
        Value d = builder.add("d", Variable.of(1));
        Value x = builder.add("x", new Add(), a, b);
        Value y = builder.add("y", new Sub(), c, d);
        builder.add("z", new Mul(), x, y);
        return builder.build();
    }

    private static Evaluation sweep(Graph graph, Seed leaf) {
        return SESSION.forwardMode(graph, Seed.of(Session.target(graph).orElseThrow()), leaf, Map.of());
    }

    private static double tangent(Evaluation evaluation, String id) {
        return evaluation.tangent(Value.of(id)).orElseThrow().scalar();
    }

    @Test
    void everyNodeTellsHowItChangesWithTheLeaf() {
        Evaluation a = sweep(lecture(), Seed.of(Value.of("a")));
        assertEquals(
                List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 4.0),
                List.of("a", "b", "c", "d", "x", "y", "z").stream()
                        .map(id -> tangent(a, id))
                        .toList());
        assertEquals(4, a.part(new Wire(Value.of("x"), "z", "a")).orElseThrow().scalar());
        Evaluation d = sweep(lecture(), Seed.of(Value.of("d")));
        assertEquals(
                List.of(0.0, -1.0, -5.0),
                List.of("x", "y", "z").stream().map(id -> tangent(d, id)).toList());
        assertEquals(Map.of(), d.gradients(), "nothing comes back");
    }

    @Test
    void aLeafThatIsReadTwiceCountsTwice() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(3));
        Value square = builder.add("square", new Mul(), a, a);
        builder.add("z", new Add(), square, a);
        Evaluation evaluation = sweep(builder.build(), Seed.of(Value.of("a")));
        assertEquals(6, tangent(evaluation, "square"));
        assertEquals(7, tangent(evaluation, "z"));
    }

    @Test
    void whatReverseModeStopsIsStoppedHere() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(-2));
        builder.add("floor", new Floor(), a);
        builder.add("relu", new Relu(), a);
        Evaluation evaluation = sweep(builder.build(), Seed.of(Value.of("a")));
        assertEquals(0, tangent(evaluation, "floor"));
        assertEquals(0, tangent(evaluation, "relu"));
    }

    @Test
    void aSweepForEachCellOfEachLeafGivesTheGradientOfReverseMode() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(3, 2));
        Value hidden = builder.add("hidden", new Dense(4, Activation.TANH), data);
        Value output = builder.add("output", new Dense(2, Activation.SOFTMAX), hidden);
        Value loss = builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        Graph graph = builder.build();
        double[] features = new double[15];
        double[] targets = new double[10];
        for (int i = 0; i < features.length; i++) {
            features[i] = Math.sin(3 * i + 1);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i % 2;
        }
        Map<Value, Tensor> feeds = new HashMap<>(Map.of(
                data,
                Tensor.of(ElementType.FLOAT64, Shape.of(5, 3), features),
                new Value("data", 1),
                Tensor.of(ElementType.FLOAT64, Shape.of(5, 2), targets)));
        Evaluation reverse = SESSION.forwardAndBackward(graph, loss, feeds);
        List<Value> leaves = ForwardMode.leaves(
                reverse.expansion().flat(), reverse.expansion().flat(loss));
        assertEquals(4, leaves.size(), "two kernels and two biases");
        List<Sweeps> sweeps = new ArrayList<>();
        for (Value leaf : leaves) {
            Tensor gradient = reverse.gradient(leaf).orElseThrow();
            for (int i = 0; i < gradient.size(); i++) {
                Seed seed = Seed.of(leaf, gradient.shape(), i);
                Evaluation forward = SESSION.forwardMode(graph, Seed.of(loss), seed, feeds);
                assertEquals(
                        gradient.at(i),
                        forward.tangent(loss).orElseThrow().scalar(),
                        1e-10 * Math.max(1, Math.abs(gradient.at(i))));
                assertEquals(
                        Shape.of(5, 4),
                        forward.tangent(hidden).orElseThrow().shape(),
                        "a tangent has the shape of the value");
                sweeps.add(forward.forwardMode().orElseThrow().sweeps());
            }
        }
        Sweeps counted = sweeps.getFirst();
        assertEquals(leaves, counted.leaves());
        assertEquals(sweeps.size(), counted.leafCells());
        assertEquals(sweeps.size() * counted.wires(), counted.forward());
        assertEquals(counted.wires(), counted.reverse());
    }

    @Test
    void theWorkOfBothModesIsCountedInProductsAtWires() {
        Sweeps sweeps = sweeps(lecture(), "a", "z");
        List<Value> leaves = List.of("a", "b", "c", "d").stream().map(Value::of).toList();
        assertEquals(new Sweeps(leaves, 4, 1, 6), sweeps);
        assertEquals(24, sweeps.forward());
        assertEquals(6, sweeps.reverse());
        assertEquals(new Sweeps(leaves.subList(0, 2), 2, 1, 2), sweeps(lecture(), "a", "x"));
    }

    private static Sweeps sweeps(Graph graph, String leaf, String target) {
        return SESSION.forwardMode(graph, Seed.of(Value.of(target)), Seed.of(Value.of(leaf)), Map.of())
                .forwardMode()
                .orElseThrow()
                .sweeps();
    }

    /// [[1, 2], [3, 4]] · [[5], [7]]
    private static Graph product() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 4), true));
        Value b = builder.add("b", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 5, 7), true));
        builder.add("z", new MatMul(), a, b);
        return builder.build();
    }

    @Test
    void oneCellOfALeafIsVaried() {
        Evaluation evaluation = sweep(product(), new Seed(Value.of("a"), List.of(1, 0)));
        assertEquals(
                Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 0, 5),
                evaluation.tangent(Value.of("z")).orElseThrow());
        assertEquals(2, evaluation.forwardMode().orElseThrow().sweeps().targetCells());
    }

    @Test
    void oneCellOfATargetIsDifferentiated() {
        Evaluation evaluation =
                SESSION.forwardAndBackward(product(), List.of(new Seed(Value.of("z"), List.of(1, 0))), Map.of());
        assertEquals(
                Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 0, 0, 5, 7),
                evaluation.gradient(Value.of("a")).orElseThrow());
        assertEquals(
                Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 3, 4),
                evaluation.gradient(Value.of("b")).orElseThrow());
        assertEquals(
                Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 0, 1),
                evaluation.gradient(Value.of("z")).orElseThrow());
    }

    @Test
    void theCellsOfATargetAddUpToItsSum() {
        Evaluation cells = SESSION.forwardAndBackward(
                product(),
                List.of(new Seed(Value.of("z"), List.of(0, 0)), new Seed(Value.of("z"), List.of(1, 0))),
                Map.of());
        Evaluation sum = SESSION.forwardAndBackward(product(), Value.of("z"), Map.of());
        assertEquals(sum.gradients(), cells.gradients());
    }

    @Test
    void aCellOfATargetWithOneRowForEachExample() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        Value output = builder.add("output", new Dense(2, Activation.TANH), data);
        Map<Value, Tensor> feeds = Map.of(
                data,
                Tensor.of(ElementType.FLOAT64, Shape.of(3, 2), 1, 2, 0.5, -1, 0.25, 0.125),
                new Value("data", 1),
                Tensor.of(ElementType.FLOAT64, Shape.of(3, 1), 0, 0, 0));
        Value kernel = Value.of("output/kernel");
        Evaluation cell = SESSION.forwardAndBackward(builder.build(), List.of(new Seed(output, List.of(2, 1))), feeds);
        double y = cell.value(output).orElseThrow().at(5);
        Tensor gradient = cell.gradient(kernel).orElseThrow();
        // ∂ tanh(x · W)₂₁ / ∂W = x₂ᵀ · (1 − y²), in the second column
        assertEquals(List.of(0.0, 0.0), List.of(gradient.at(0), gradient.at(2)));
        assertEquals(0.25 * (1 - y * y), gradient.at(1), 1e-12);
        assertEquals(0.125 * (1 - y * y), gradient.at(3), 1e-12);
        Evaluation forward =
                SESSION.forwardMode(builder.build(), Seed.of(output), new Seed(kernel, List.of(1, 1)), feeds);
        assertEquals(gradient.at(3), forward.tangent(output).orElseThrow().at(5), 1e-12);
    }

    @Test
    void aCellThatIsNotThereIsNamed() {
        Seed outside = new Seed(Value.of("z"), List.of(2, 0));
        GradusException refused = assertThrows(
                GradusException.class, () -> SESSION.forwardAndBackward(product(), List.of(outside), Map.of()));
        assertEquals("run.no-cell", refused.diagnostics().getFirst().code());
        assertTrue(refused.diagnostics().getFirst().arguments().contains("[3, 1]"));
        Seed leaf = new Seed(Value.of("a"), List.of(0));
        assertThrows(GradusException.class, () -> sweep(product(), leaf));
    }
}

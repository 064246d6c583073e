package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();

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

    @Test
    void everyNodeHasItsValueAndItsGradient() {
        Graph graph = lecture();
        Evaluation evaluation = new Session(DEVICE)
                .forwardAndBackward(graph, Session.target(graph).orElseThrow(), Map.of());
        assertEquals(20, value(evaluation, "z"));
        assertEquals(5, value(evaluation, "x"));
        assertEquals(4, gradient(evaluation, "x"));
        assertEquals(
                List.of(4.0, 4.0, 5.0, -5.0),
                List.of(
                        gradient(evaluation, "a"),
                        gradient(evaluation, "b"),
                        gradient(evaluation, "c"),
                        gradient(evaluation, "d")));
        assertEquals(1, gradient(evaluation, "z"));
    }

    @Test
    void aGivenGradientArrivesAtTheTarget() {
        Graph graph = lecture();
        Evaluation evaluation =
                new Session(DEVICE).forwardAndBackward(graph, Value.of("z"), Map.of(), Tensor.scalar(10));
        assertEquals(-50, gradient(evaluation, "d"));
    }

    @Test
    void anInputWithoutAValueIsNamed() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.of(2)));
        builder.add("y", new Add(), x, x);
        GradusException refused =
                assertThrows(GradusException.class, () -> new Session(DEVICE).forward(builder.build(), Map.of()));
        assertEquals("run.no-value", refused.diagnostics().getFirst().code());
        assertEquals(List.of("x"), refused.diagnostics().getFirst().arguments());
    }

    @Test
    void theGradientOfABatchIsTheMeanOfThoseOfItsRows() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(4, 3));
        Value hidden = builder.add(new Dense(5, Activation.TANH), data);
        Value output = builder.add(new Dense(3, Activation.SIGMOID), hidden);
        Value loss = builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        Graph graph = builder.build();
        for (int rows : new int[] {1, 2, 3, 7}) {
            Tensor batch = gradient(graph, loss, 0, rows);
            double[] mean = new double[batch.size()];
            for (int row = 0; row < rows; row++) {
                Tensor single = gradient(graph, loss, row, row + 1);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += single.at(i) / rows;
                }
            }
            for (int i = 0; i < mean.length; i++) {
                assertEquals(mean[i], batch.at(i), 1e-12);
            }
        }
    }

    private static Tensor gradient(Graph graph, Value loss, int from, int to) {
        double[] features = new double[(to - from) * 4];
        double[] targets = new double[(to - from) * 3];
        for (int i = 0; i < features.length; i++) {
            features[i] = Math.sin(from * 4 + i);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = Math.cos(from * 3 + i);
        }
        Map<Value, Tensor> feeds = Map.of(
                Value.of("data"),
                Tensor.of(ElementType.FLOAT64, Shape.of(to - from, 4), features),
                new Value("data", 1),
                Tensor.of(ElementType.FLOAT64, Shape.of(to - from, 3), targets));
        return new Session(DEVICE)
                .forwardAndBackward(graph, loss, feeds)
                .gradient(Value.of("dense_1/kernel"))
                .orElseThrow();
    }

    private static double value(Evaluation evaluation, String id) {
        return evaluation.value(Value.of(id)).orElseThrow().scalar();
    }

    private static double gradient(Evaluation evaluation, String id) {
        return evaluation.gradient(Value.of(id)).orElseThrow().scalar();
    }
}

package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkLineTest {

    private static final Dataset IRIS = new Dataset(4, 3);

    @Test
    void readsInputsAndLayers() {
        NetworkLine line = NetworkLine.parse("4 -> 20 tanh → 10 ReLU->3");
        assertEquals(Shape.of(4), line.inputs());
        assertEquals(
                List.of(
                        new Dense(20, Activation.TANH),
                        new Dense(10, Activation.RELU),
                        new Dense(3, Activation.LINEAR)),
                line.layers());
        assertTrue(NetworkLine.isNetwork("4 -> 3"));
        assertFalse(NetworkLine.isNetwork("z=(a+b)*(c-d)"));
    }

    @Test
    void buildsANetworkWithAnInput() {
        Graph graph = NetworkLine.parse("4 -> 20 tanh -> 3 softmax").graph();
        assertEquals(
                List.of("input", "dense_1", "dense_2"),
                graph.nodes().stream().map(Node::id).toList());
        assertFalse(Types.of(graph).hasErrors());
        assertEquals(Value.of("dense_2"), graph.output("output"));
    }

    @Test
    void buildsAProjectsGraph() {
        Graph graph = NetworkLine.parse("4 -> 20 tanh -> 3 softmax").graph("iris", IRIS, true);
        assertEquals(
                List.of("iris", "dense_1", "dense_2", "loss"),
                graph.nodes().stream().map(Node::id).toList());
        assertEquals(new Value("iris", 1), graph.node("loss").inputs().get("y_true"));
        assertEquals(Value.of("dense_2"), graph.node("loss").inputs().get("y_pred"));
        assertFalse(Types.of(graph).hasErrors());
    }

    @Test
    void theLossSuitsTheLastLayer() {
        assertEquals(new CategoricalCrossentropy(false), loss("4 -> 3 softmax", IRIS, true));
        assertEquals(new CategoricalCrossentropy(true), loss("4 -> 3", IRIS, true));
        assertEquals(new MeanSquaredError(), loss("4 -> 3 sigmoid", IRIS, true));
        assertEquals(new MeanSquaredError(), loss("4 -> 3 tanh", IRIS, true));
        assertEquals(new MeanSquaredError(), loss("4 -> 1", new Dataset(4, 1), false));
    }

    @Test
    void layersMayBeCalls() {
        NetworkLine line = NetworkLine.parse("[T, 3] -> Bidirectional(LSTM(8, return_sequences=true)) -> GRU(4) -> 2");
        assertEquals(
                List.of(
                        new Bidirectional(new LSTM(8, true), Bidirectional.MergeMode.CONCAT),
                        new GRU(4, false),
                        new Dense(2, Activation.LINEAR)),
                line.layers());
        Graph graph = line.graph();
        assertEquals(
                List.of("input", "bidirectional_1", "gru_1", "dense_1"),
                graph.nodes().stream().map(Node::id).toList());
        assertEquals(
                Shape.parse("[N, 2]"),
                Types.of(graph).find(graph.output("output")).orElseThrow().shape());
    }

    @Test
    void rowsBecomeSequences() {
        Graph graph = NetworkLine.parse("[2, 2] -> LSTM(8) -> 3 softmax").graph("iris", IRIS, true);
        assertFalse(Types.of(graph).hasErrors());
        assertEquals(Value.of("reshape_1"), graph.node("lstm_1").inputs().get("x"));
    }

    @Test
    void aLayerThatDoesNotFitIsToldAtItsColumn() {
        NetworkLine line = NetworkLine.parse("4 -> 3 tanh -> LSTM(8)");
        Diagnostic told = refusal(line::graph);
        assertEquals("shape.unfit", told.code());
        assertEquals(new Place.InText(16), told.place());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "4 -> 20 tahn -> 3   | 9  | formula.network.activation",
                "4 -> twenty         | 6  | formula.network.units",
                "0 -> 3              | 1  | formula.network.units",
                "4 -> -3 tanh        | 6  | formula.network.units",
                "4 -> 99999999999    | 6  | formula.network.units",
                "4 -> 20 tanh -> -> 3| 16 | formula.network.missing",
                "4 ->                | 5  | formula.network.missing",
                "-> 3                | 1  | formula.network.missing",
                "\"4 \"              | 2  | formula.network.no-layer",
                "4 -> 20 tanh fast   | 14 | formula.network.extra",
                "4 tanh -> 3         | 3  | formula.network.extra",
                "[T, ?] -> 3         | 1  | formula.network.shape",
                "[T, 3] -> LSTN(4)   | 11 | attribute.invalid",
                "[T, 3] -> LSTM(0)   | 11 | attribute.invalid"
            })
    void aMistakeIsToldAtItsColumn(String typed, int column, String code) {
        assertEquals(
                Diagnostic.error(code, new Place.InText(column)).place(),
                refusal(typed).place());
        assertEquals(code, refusal(typed).code());
    }

    @Test
    void whatDoesNotFitTheDataIsTold() {
        NetworkLine inputs = NetworkLine.parse("5 -> 3 softmax");
        NetworkLine classes = NetworkLine.parse("4 -> 20 tanh -> 2 softmax");
        Diagnostic first = refusal(() -> inputs.graph("iris", IRIS, true));
        assertEquals("formula.network.inputs", first.code());
        assertEquals(List.of("5", "4"), first.arguments());
        Diagnostic second = refusal(() -> classes.graph("iris", IRIS, true));
        assertEquals("formula.network.classes", second.code());
        assertEquals(new Place.InText(17), second.place());
    }

    private static Object loss(String text, Dataset data, boolean classes) {
        return NetworkLine.parse(text).graph("data", data, classes).node("loss").operation();
    }

    private static Diagnostic refusal(String text) {
        return refusal(() -> NetworkLine.parse(text));
    }

    private static Diagnostic refusal(org.junit.jupiter.api.function.Executable work) {
        GradusException refused = assertThrows(GradusException.class, work);
        assertEquals(1, refused.diagnostics().size());
        return refused.diagnostics().getFirst();
    }
}

package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.differentiate.Gradients;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.StepText;
import gradus.engine.operation.Input;
import gradus.engine.operation.RowRandom;
import gradus.engine.operation.Term;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recurrent layers are one scan, for any number of steps and examples.
class RecurrentTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final int FEATURES = 3;

    static Stream<Layer> layers() {
        return Stream.of(
                new SimpleRNN(4, false),
                new LSTM(4, false),
                new LSTM(4, true),
                new GRU(4, true),
                Attributes.with(new GRU(4, true), Map.of("go_backwards", true)),
                new Bidirectional(new LSTM(2, true), Bidirectional.MergeMode.CONCAT),
                new TimeDistributed(new Dense(2, Activation.TANH)));
    }

    /// A layer behind an input, with the mean of the squares as its loss.
    private record Network(Graph flat, Value y, Value loss) {
        static Network of(Layer layer, String shape) {
            GraphBuilder builder = new GraphBuilder();
            Value x = builder.add("x", new Input(Shape.parse(shape)));
            Value y = builder.add("layer", layer, x);
            Value loss = new Term(builder, y).squared().mean().value();
            Expansion expansion = Expansion.of(builder.build());
            return new Network(expansion.flat(), expansion.flat(y), expansion.flat(loss));
        }

        Map<Value, Tensor> feeds(Tensor x) {
            Map<Value, Tensor> feeds = new HashMap<>(Map.of(Value.of("x"), x));
            Parameters.initial(flat, 3, ElementType.FLOAT64, DEVICE)
                    .forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
            return feeds;
        }
    }

    private static Tensor sequences(int rows, int steps) {
        double[] values = new double[rows * steps * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.normal(8, i);
        }
        return Tensor.of(ElementType.FLOAT64, Shape.of(rows, steps, FEATURES), values);
    }

    @Test
    void aLayerIsOneScanWhateverTheNumberOfSteps() {
        List<Integer> counts = Stream.of("[N, T, 3]", "[N, 7, 3]", "[N, 50, 3]")
                .map(shape -> {
                    Network network = Network.of(new LSTM(4, false), shape);
                    Program program = Program.compile(network.flat(), List.of(network.y()), ElementType.FLOAT64);
                    assertEquals(1, scans(program.steps()));
                    return program.steps().size();
                })
                .distinct()
                .toList();
        assertEquals(1, counts.size());
        assertTrue(counts.getFirst() < 12, counts.toString());
    }

    @Test
    void itsGradientIsOneMoreScan() {
        Network network = Network.of(new LSTM(4, false), "[N, T, 3]");
        Gradients gradients = Gradients.of(network.flat(), network.loss());
        Value kernel = gradients.find(Value.of("layer/recurrent_kernel")).orElseThrow();
        Program program = Program.compile(gradients.graph(), List.of(kernel), ElementType.FLOAT64);
        assertEquals(2, scans(program.steps()));
    }

    private static long scans(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.instruction() instanceof Instruction.Scan)
                .count();
    }

    @Test
    void aPlanShowsTheBodyIndentedAndOnlyWhatIsNeeded() {
        Network network = Network.of(new SimpleRNN(2, false), "[N, T, 3]");
        Program program = Program.compile(network.flat(), List.of(network.y()), ElementType.FLOAT64);
        Step scan = program.steps().stream()
                .filter(step -> step.instruction() instanceof Instruction.Scan)
                .findFirst()
                .orElseThrow();
        List<String> lines = StepText.of(scan).lines().toList();
        assertTrue(lines.getFirst().matches("%\\d+ \\[N, 2] = scan \\(%\\d+, %\\d+, %\\d+\\)"), lines.getFirst());
        assertEquals(
                List.of(
                        "    states %0 [N, 2]",
                        "    parts %1 [N, 2]",
                        "    captured %2 [2, 2]",
                        "    %3 [N, 2] = %0 @ %2",
                        "    %4 [N, 2] = (%1 + %3)",
                        "    %5 [N, 2] = tanh(%4)",
                        "    next (%5) keep ()"),
                lines.subList(1, lines.size()));
    }

    @Test
    void oneProgramRunsSequencesOfAnyLength() {
        Network network = Network.of(new LSTM(4, true), "[N, T, 3]");
        Execution execution =
                DEVICE.prepare(Program.compile(network.flat(), List.of(network.y()), ElementType.FLOAT64));
        Tensor whole = sequences(2, 50);
        Tensor first = Lengths.given(execution.run(network.feeds(whole)), network.y());
        assertEquals(Shape.of(2, 50, 4), first.shape());
        double[] begun = new double[2 * 7 * FEATURES];
        for (int row = 0; row < 2; row++) {
            System.arraycopy(whole.toDoubles(), row * 50 * FEATURES, begun, row * 7 * FEATURES, 7 * FEATURES);
        }
        Tensor beginning = Tensor.of(ElementType.FLOAT64, Shape.of(2, 7, FEATURES), begun);
        Tensor second = Lengths.given(execution.run(network.feeds(beginning)), network.y());
        assertEquals(Shape.of(2, 7, 4), second.shape());
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 7 * 4; i++) {
                assertEquals(first.at(row * 50 * 4 + i), second.at(row * 7 * 4 + i));
            }
        }
        assertEquals(first, Lengths.given(execution.run(network.feeds(whole)), network.y()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theGradientOfABatchIsTheMeanOfThoseOfItsExamples(Layer layer) {
        Network network = Network.of(layer, "[N, T, 3]");
        Gradients gradients = Gradients.of(network.flat(), network.loss());
        List<Value> wanted = Parameters.of(network.flat()).stream()
                .map(node -> gradients.find(node.value()).orElseThrow())
                .toList();
        Execution execution = DEVICE.prepare(Program.compile(gradients.graph(), wanted, ElementType.FLOAT64));
        for (int rows : new int[] {1, 2, 3, 7}) {
            Tensor batch = sequences(rows, 5);
            Map<Value, Tensor> together = execution.run(network.feeds(batch));
            for (Value gradient : wanted) {
                Tensor joint = Lengths.given(together, gradient);
                double[] mean = new double[joint.size()];
                for (int row = 0; row < rows; row++) {
                    Tensor single = Lengths.given(execution.run(network.feeds(batch.rows(row))), gradient);
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += single.at(i) / rows;
                    }
                }
                double largest = 0;
                for (int i = 0; i < mean.length; i++) {
                    assertEquals(mean[i], joint.at(i), 1e-12, gradient + " of " + rows);
                    largest = Math.max(largest, Math.abs(mean[i]));
                }
                assertNotEquals(0, largest, gradient.toString());
            }
        }
    }

    @Test
    void dropoutActsInTrainingOnly() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.parse("[N, T, 3]")));
        builder.add("layer", Attributes.with(new LSTM(4, false), Map.of("dropout", 0.4, "recurrent_dropout", 0.3)), x);
        Graph graph = builder.build();
        assertEquals(2, draws(Expansion.of(graph, Mode.TRAINING)));
        assertEquals(0, draws(Expansion.of(graph, Mode.INFERENCE)));
    }

    private static long draws(Expansion expansion) {
        return expansion.flat().nodes().stream()
                .filter(node -> node.operation() instanceof RowRandom)
                .count();
    }

    @Test
    void anLstmBeginsByRemembering() {
        Network network = Network.of(new LSTM(2, false), "[N, T, 3]");
        Map<String, Tensor> first = Parameters.initial(network.flat(), 1, ElementType.FLOAT64, DEVICE);
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(8), 0, 0, 1, 1, 0, 0, 0, 0), first.get("layer/bias"));
    }

    @Test
    void aWrappedLayerIsWrittenAsACall() {
        WrappedLayer wrapped = WrappedLayer.parse("LSTM(8, return_sequences=true)");
        assertEquals(new LSTM(8, true), wrapped.layer());
        assertEquals("LSTM(units=8, return_sequences=true)", wrapped.text());
        assertEquals(wrapped, WrappedLayer.parse(wrapped.text()));
        Layer nested = WrappedLayer.parse("TimeDistributed(Bidirectional(GRU(2), merge_mode=sum))")
                .layer();
        assertEquals(new TimeDistributed(new Bidirectional(new GRU(2, false), Bidirectional.MergeMode.SUM)), nested);
        assertEquals(nested, WrappedLayer.parse(new WrappedLayer(nested).text()).layer());
    }

    @Test
    void aFormulaCallsLayersWithLayers() {
        Graph graph = Formula.parse(
                        "bidirectional(x, layer=GRU(2, return_sequences=true), merge_mode=sum)", Blocks.catalogue())
                .graph(Map.of("x", sequences(1, 4)));
        Value result = graph.outputs().values().iterator().next();
        assertEquals(
                new Bidirectional(new GRU(2, true), Bidirectional.MergeMode.SUM),
                graph.node(result.node()).operation());
    }

    @Test
    void onlyRecurrentLayersGoBothWays() {
        GradusException refused =
                assertThrows(GradusException.class, () -> WrappedLayer.parse("Bidirectional(layer=Dense(4))"));
        assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
    }

    @Test
    void layersOfSeveralInputsAreNotDistributed() {
        GradusException refused =
                assertThrows(GradusException.class, () -> WrappedLayer.parse("TimeDistributed(Subtract())"));
        assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
    }

    @Test
    void whatDoesNotFitAWrappedLayerIsToldOfTheWholeOne() {
        GradusException refused = assertThrows(
                GradusException.class,
                () -> Network.of(new Bidirectional(new GRU(2, false), Bidirectional.MergeMode.SUM), "[N, 3]"));
        assertEquals(
                List.of("layer", "[N, 3]", Message.of("rule.sequence")),
                refused.diagnostics().getFirst().arguments());
    }

    @Test
    void rowsAreNoSequences() {
        GradusException refused = assertThrows(GradusException.class, () -> Network.of(new GRU(2, false), "[N, 3]"));
        assertEquals("shape.unfit", refused.diagnostics().getFirst().code());
    }
}

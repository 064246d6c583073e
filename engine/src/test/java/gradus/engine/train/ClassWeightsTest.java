package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.block.Activation;
import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.Loss;
import gradus.engine.block.SGD;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.ArgMax;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Classes that count more or less: Σ weight · loss of the row / rows, as Keras has it.
class ClassWeightsTest {

    private static final ClassWeights WEIGHTS = new ClassWeights(List.of(0.5, 2.0, 7.0));
    private static final Tensor SHARES =
            Tensor.of(ElementType.FLOAT64, Shape.of(4, 3), 0.2, 0.5, 0.3, 0.1, 0.1, 0.8, 0.6, 0.3, 0.1, 0.3, 0.3, 0.4);

    /// (2 · −ln 0.5 + 7 · −ln 0.8 + 0.5 · −ln 0.6 + 2 · −ln 0.3) / 4.
    private static final double WEIGHTED =
            -(2 * Math.log(0.5) + 7 * Math.log(0.8) + 0.5 * Math.log(0.6) + 2 * Math.log(0.3)) / 4;

    @Test
    void rowsOfOnesAndClassNumbersWeighTheSame() {
        Tensor ones = Tensor.of(ElementType.FLOAT64, Shape.of(4, 3), 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0);
        Tensor numbers = Tensor.of(ElementType.INT32, Shape.of(4), 1, 2, 0, 1);
        assertEquals(WEIGHTED, loss(new CategoricalCrossentropy(false), ones, SHARES, Optional.empty()), 1e-12);
        assertEquals(
                WEIGHTED, loss(new SparseCategoricalCrossentropy(false), numbers, SHARES, Optional.empty()), 1e-12);
    }

    @Test
    void theyMultiplyTheWeightsOfTheExamples() {
        Tensor numbers = Tensor.of(ElementType.INT32, Shape.of(4), 1, 2, 0, 1);
        Tensor weights = Tensor.of(ElementType.FLOAT64, Shape.of(4), 1, 0, 3, 2);
        double wanted = -(2 * Math.log(0.5) + 1.5 * Math.log(0.6) + 4 * Math.log(0.3)) / 4;
        assertEquals(
                wanted, loss(new SparseCategoricalCrossentropy(false), numbers, SHARES, Optional.of(weights)), 1e-12);
    }

    @Test
    void stepsOfSequencesWeighByTheirOwnClass() {
        Tensor ones = Tensor.of(ElementType.FLOAT64, Shape.of(2, 2, 3), 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0);
        Tensor shares = Tensor.of(ElementType.FLOAT64, Shape.of(2, 2, 3), SHARES.toDoubles());
        assertEquals(WEIGHTED, loss(new CategoricalCrossentropy(false), ones, shares, Optional.empty()), 1e-12);
        Tensor weights = Tensor.of(ElementType.FLOAT64, Shape.of(2), 1, 3);
        double wanted = -(2 * Math.log(0.5) + 7 * Math.log(0.8) + 1.5 * Math.log(0.6) + 6 * Math.log(0.3)) / 4;
        assertEquals(wanted, loss(new CategoricalCrossentropy(false), ones, shares, Optional.of(weights)), 1e-12);
    }

    @Test
    void aSingleColumnHasTheClassesNoAndYes() {
        Graph graph = new ClassWeights(List.of(1.0, 3.0))
                .weigh(graph(
                        new BinaryCrossentropy(false), Shape.of(2, 1), ElementType.FLOAT64, Shape.of(2, 1), false));
        Tensor targets = Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 0, 1);
        Tensor predictions = Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 0.2, 0.6);
        double loss = value(graph, Map.of(Value.of("y_true"), targets, Value.of("y_pred"), predictions));
        assertEquals(-(Math.log(0.8) + 3 * Math.log(0.6)) / 2, loss, 1e-12);
    }

    @Test
    void aClassThatCountsTwiceIsAClassWhoseRowsComeTwice() {
        Part rows = rows(0, 1, 2);
        Part twice = rows(0, 0, 1, 2);
        Learned weighted = train(rows, new ClassWeights(List.of(2.0, 1.0, 1.0)), 0.3);
        // The mean of four rows instead of three: the step is as large when the rate is 4/3 of it.
        Learned repeated = train(twice, ClassWeights.NONE, 0.4);
        weighted.weights().forEach((path, tensor) -> {
            for (int i = 0; i < tensor.size(); i++) {
                assertEquals(repeated.weight(path).at(i), tensor.at(i), 1e-12);
            }
        });
    }

    @Test
    void whatIsToldAfterAnEpochIsNotWeighted() {
        Model plain = Model.of(network(), "");
        Model weighted = Model.of(network(), "", WEIGHTS);
        assertEquals(plain.expansion().flat(), weighted.expansion().flat());
    }

    @Test
    void wrongWeightsAreRefused() {
        assertEquals("train.class-weight", refusal(() -> Model.of(network(), "", ClassWeights.parse("1, 2"))));
        assertEquals("attribute.invalid", refusal(() -> ClassWeights.parse("1, -2, 3")));
        assertEquals("attribute.invalid", refusal(() -> ClassWeights.parse("0, 0, 0")));
        assertEquals("attribute.invalid", refusal(() -> ClassWeights.parse("1, NaN, 1")));
        assertThrows(NumberFormatException.class, () -> ClassWeights.parse("1, two"));
        assertEquals("1, 2.5, 1", ClassWeights.parse("[1, 2.5, 1.0]").toString());
    }

    private static String refusal(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(GradusException.class, action)
                .diagnostics()
                .getFirst()
                .code();
    }

    private static double loss(Loss loss, Tensor targets, Tensor predictions, Optional<Tensor> weights) {
        Graph graph =
                WEIGHTS.weigh(graph(loss, targets.shape(), targets.type(), predictions.shape(), weights.isPresent()));
        return weights.map(tensor -> value(
                        graph,
                        Map.of(
                                Value.of("y_true"),
                                targets,
                                Value.of("y_pred"),
                                predictions,
                                Value.of("weights"),
                                tensor)))
                .orElseGet(() -> value(graph, Map.of(Value.of("y_true"), targets, Value.of("y_pred"), predictions)));
    }

    private static Graph graph(Loss loss, Shape targets, ElementType type, Shape predictions, boolean weighted) {
        GraphBuilder builder = new GraphBuilder();
        Value truth = builder.add("y_true", new Input(targets, type));
        Value prediction = builder.add("y_pred", new Input(predictions));
        if (weighted) {
            Value weights = builder.add("weights", new Input(Shape.of(targets.get(0))));
            builder.add("loss", loss, truth, prediction, weights);
        } else {
            builder.add("loss", loss, truth, prediction);
        }
        return builder.build();
    }

    private static double value(Graph graph, Map<Value, Tensor> feeds) {
        return new Session(new ScalarDevice())
                .forward(graph, feeds)
                .value(Value.of("loss"))
                .orElseThrow()
                .scalar();
    }

    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 3));
        Value output = builder.add(new Dense(3, Activation.SOFTMAX), data);
        Value labels = builder.add(new ArgMax(-1, false), new Value("data", 1));
        builder.add("loss", new SparseCategoricalCrossentropy(false), labels, output);
        return builder.build();
    }

    /// Rows of three kinds, which are their classes too.
    private static Part rows(int... kinds) {
        double[] features = new double[kinds.length * 2];
        double[] targets = new double[kinds.length * 3];
        for (int row = 0; row < kinds.length; row++) {
            features[2 * row] = kinds[row] - 0.8;
            features[2 * row + 1] = 1 - kinds[row] * kinds[row];
            targets[3 * row + kinds[row]] = 1;
        }
        return new Part(
                Tensor.of(ElementType.FLOAT64, Shape.of(kinds.length, 2), features),
                Tensor.of(ElementType.FLOAT64, Shape.of(kinds.length, 3), targets),
                IntStream.range(0, kinds.length).boxed().toList());
    }

    private static Learned train(Part rows, ClassWeights classes, double rate) {
        TrainingSetup setup = new TrainingSetup(new SGD(rate, 0, false, 0), 5, 9, false, 1, ElementType.FLOAT64, "");
        Model model = Model.of(network(), "", classes);
        Trainer trainer = new Trainer(model, setup, rows, Optional.empty(), true, new ScalarDevice());
        return trainer.train(trainer.initial(), 1, event -> {}, () -> false);
    }
}

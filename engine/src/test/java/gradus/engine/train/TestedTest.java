package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.Metrics;
import gradus.engine.data.Part;
import gradus.engine.data.Target;
import gradus.engine.data.TargetKind;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestedTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();

    private static Graph classifier(boolean fromLogits) {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 2));
        Value output = builder.add("out", new Dense(2, fromLogits ? Activation.LINEAR : Activation.SOFTMAX), data);
        builder.add("loss", new CategoricalCrossentropy(fromLogits), new Value("data", 1), output);
        return builder.build();
    }

    private static final Learned SAME =
            Learned.initial(Map.of("out/kernel", Tensor.parse("[[1, 0], [0, 1]]"), "out/bias", Tensor.parse("[0, 0]")));

    private static Part points() {
        return new Part(
                Tensor.parse("[[2, 0], [0, 3], [1, 0], [0, 4]]"),
                Tensor.parse("[[1, 0], [0, 1], [0, 1], [1, 0]]"),
                List.of(7, 3, 5, 9));
    }

    private static Evaluator evaluator(Graph graph) {
        Model model = Model.of(graph, "");
        return new Evaluator(model, model.metrics(Metrics.SUITABLE, true), DEVICE, ElementType.FLOAT64);
    }

    @Test
    void theFiguresAreThoseOfTheEvaluatorAndEachExampleHasItsOwn() {
        Evaluator evaluator = evaluator(classifier(true));
        Tested tested = evaluator.test(SAME, points(), 2);
        assertEquals(evaluator.scores(SAME, points()), tested.scores());
        assertEquals(evaluator.confusion(SAME, points()), tested.confusion());
        assertEquals(Math.log(1 + Math.exp(-2)), tested.loss(0), 1e-12);
        assertEquals(Math.log(1 + Math.exp(4)), tested.loss(3), 1e-12);
        double mean = (tested.loss(0) + tested.loss(1) + tested.loss(2) + tested.loss(3)) / 4;
        assertEquals(mean, tested.scores().loss(), 1e-12);
        assertEquals(List.of(3, 2, 0, 1), tested.worstFirst());
        assertEquals(List.of(2), tested.examples(1, 0));
        assertEquals(List.of(0), tested.examples(0, 0));
        assertEquals(Optional.empty(), tested.residuals());
    }

    @Test
    void forNumbersThereAreResiduals() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        builder.add(
                "loss",
                new MeanSquaredError(),
                new Value("data", 1),
                builder.add("out", new Dense(1, Activation.LINEAR), data));
        Model model = Model.of(builder.build(), "");
        Evaluator evaluator = new Evaluator(model, new Metrics(List.of()), DEVICE, ElementType.FLOAT64);
        Learned sum =
                Learned.initial(Map.of("out/kernel", Tensor.parse("[[1], [1]]"), "out/bias", Tensor.parse("[0]")));
        Part rows = new Part(Tensor.parse("[[1, 2], [3, 4]]"), Tensor.parse("[[3.5], [5]]"), List.of(0, 1));
        Tested tested = evaluator.test(sum, rows, 0);
        assertEquals(List.of(0.5, -2.0), tested.residuals().orElseThrow().all());
        assertEquals(4, tested.loss(1), 1e-12);
        assertEquals(List.of(1, 0), tested.worstFirst());
        assertTrue(tested.confusion().isEmpty());
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        Learned other = Learned.initial(Map.of("out/kernel", Tensor.parse("[[1, 0]]")));
        GradusException refusal = assertThrows(
                GradusException.class, () -> evaluator(classifier(true)).test(other, points(), 2));
        assertTrue(refusal.diagnostics().getFirst().code().startsWith("weights."));
    }

    @Test
    void anyNodeCanBeTheOutputUnlessItNeedsTheAnswers() {
        Graph graph = classifier(false);
        Model model = Model.of(graph, "");
        Value out = Predictor.find(model.expansion(), graph, "out").orElseThrow();
        Value loss = Predictor.find(model.expansion(), graph, "loss").orElseThrow();
        assertFalse(Predictor.needsTargets(model.expansion().flat(), out));
        assertEquals(List.of("data", "out"), ModelOutput.nodes(graph, model.expansion()));
        assertEquals(
                Value.of("out"),
                ModelOutput.of(graph, "", model.expansion()).orElseThrow().value());
        assertTrue(Predictor.needsTargets(model.expansion().flat(), loss));
        assertEquals(Optional.empty(), Predictor.find(model.expansion(), graph, "nobody"));
        Tensor rows = new Predictor(model.expansion(), model.features(), out, DEVICE, ElementType.FLOAT64)
                .predict(SAME, points().features());
        assertEquals(evaluator(graph).predict(SAME, points().features()), rows);
    }

    @Test
    void outputsAreReadAsSharesOfTheClasses() {
        Tensor outputs = Tensor.parse("[[0, 1]]");
        double e = Math.exp(1);
        assertArrayEquals(
                new double[] {1 / (1 + e), e / (1 + e)},
                Shares.of(Optional.of(new CategoricalCrossentropy(true))).row(outputs, 0),
                1e-12);
        assertArrayEquals(
                new double[] {0, 1},
                Shares.of(Optional.of(new CategoricalCrossentropy(false))).row(outputs, 0));
        assertArrayEquals(new double[] {0.75, 0.25}, Shares.AS_THEY_ARE.row(Tensor.parse("[[0.25]]"), 0));
    }

    @Test
    void aTableOfPredictionsIsWrittenAsCsv() {
        Target species = new Target("species", TargetKind.CATEGORY, List.of("a", "b, c"));
        PredictionTable table = PredictionTable.of(species, Optional.empty(), Tensor.parse("[[0.25, 0.75]]"));
        assertEquals("prediction,a,\"b, c\"\n\"b, c\",0.25,0.75\n", table.csv());
        Target price = new Target("price", TargetKind.NUMBER, List.of());
        assertEquals(
                "price\n1.5\n2.0\n",
                PredictionTable.of(price, Optional.empty(), Tensor.parse("[[1.5], [2]]"))
                        .csv());
        assertEquals(
                "out_1,out_2\n1.0,2.0\n",
                PredictionTable.values("out", Tensor.parse("[[1, 2]]")).csv());
    }
}

package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.ConfusionMatrix;
import gradus.engine.block.LossMetric;
import gradus.engine.block.Metric;
import gradus.engine.block.Metrics;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.run.Session;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every metric gives the figure that NumPy computes from its definition (`src/test/python/metrics.py`), in one piece
/// and in unequal batches.
class MetricsTest {

    /// One figure over 16 rows.
    record Case(String metric, Tensor targets, Tensor predictions, Optional<Tensor> weights, Tensor figure) {
        @Override
        public String toString() {
            return metric + " of " + predictions.shape() + (weights.isPresent() ? " weighted" : "");
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(MetricsTest.class.getResourceAsStream("/metrics/metrics.json"))) {
            for (JsonNode node : JsonMapper.shared().readTree(file)) {
                Tensor targets = tensor(node.get("y_true"));
                cases.add(new Case(
                        node.get("metric").asString(),
                        node.get("sparse").asBoolean() ? targets.as(ElementType.INT32) : targets,
                        tensor(node.get("y_pred")),
                        Optional.of(node.get("sample_weight"))
                                .filter(weights -> !weights.isNull())
                                .map(MetricsTest::tensor),
                        tensor(node.get("figure"))));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFigureIsThatOfTheDefinition(Case given) {
        close(given.figure(), figure(given, 16));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void unequalBatchesGiveTheFigureOfAllRows(Case given) {
        close(given.figure(), figure(given, 7, 7, 2));
        close(given.figure(), figure(given, 1, 15));
    }

    @Test
    void everyMetricHasACase() throws IOException {
        Set<String> tested =
                cases().map(each -> each.metric().replaceAll("\\(.*", "")).collect(Collectors.toSet());
        for (Metric metric : Metrics.catalogue()) {
            assertTrue(metric instanceof LossMetric || tested.contains(metric.name()), metric.name());
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLossAsAMetricIsTheLossOfAllRowsHoweverTheyCome(LossMetric metric) {
        boolean numbers = metric.loss() instanceof SparseCategoricalCrossentropy;
        Tensor targets = numbers
                ? Tensor.of(ElementType.INT32, Shape.of(6), 0, 2, 1, 1, 2, 0)
                : Tensor.of(ElementType.FLOAT64, Shape.of(6, 3), 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
        double[] shares =
                IntStream.range(0, 18).mapToDouble(i -> (i * 7 % 18 + 0.5) / 18).toArray();
        Tensor predictions = Tensor.of(ElementType.FLOAT64, Shape.of(6, 3), shares);
        Case given = new Case(metric.name(), targets, predictions, Optional.empty(), Tensor.scalar(0));
        GraphBuilder builder = new GraphBuilder();
        Value loss = builder.add(
                "loss",
                metric.loss(),
                builder.add("y_true", new Input(targets.shape(), targets.type())),
                builder.add("y_pred", new Input(predictions.shape())));
        Tensor whole = new Session(new ScalarDevice())
                .forward(builder.build(), Map.of(Value.of("y_true"), targets, Value.of("y_pred"), predictions))
                .value(loss)
                .orElseThrow();
        close(whole, figure(given, 6));
        close(whole, figure(given, 4, 1, 1));
    }

    static Stream<Metric> losses() {
        return Metrics.catalogue().stream().filter(LossMetric.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aShareStaysBetweenNoneAndAll(double prediction) {
        for (Metric metric : Metrics.catalogue()) {
            for (int columns : new int[] {1, 3}) {
                Tensor targets = Tensor.filled(ElementType.FLOAT64, Shape.of(4, columns), columns == 1 ? 1 : 0);
                Tensor predictions = Tensor.filled(ElementType.FLOAT64, Shape.of(4, columns), prediction);
                if (metric.isShare() && metric.fits(type(targets), type(predictions))) {
                    Case given = new Case(metric.name(), targets, predictions, Optional.empty(), Tensor.scalar(0));
                    double figure = figure(given, 1, 3).scalar();
                    assertTrue(figure >= 0 && figure <= 1, () -> metric + " is " + figure);
                }
            }
        }
    }

    @Test
    void twoOutputsAreTwoClassesAndNotOneProbability() {
        Tensor targets = Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 1, 0, 0, 1);
        Tensor predictions = Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 0.4, 0.3, 0.2, 0.1);
        Case given = new Case("accuracy", targets, predictions, Optional.empty(), Tensor.scalar(0));
        assertEquals(0.5, figure(given, 2).scalar());
    }

    @Test
    void sequencesAreRowsOfTheirOwn() {
        Tensor targets = Tensor.of(ElementType.FLOAT64, Shape.of(1, 3, 2), 1, 0, 0, 1, 1, 0);
        Tensor predictions = Tensor.of(ElementType.FLOAT64, Shape.of(1, 3, 2), 0.9, 0.1, 0.2, 0.8, 0.3, 0.7);
        Case given = new Case("accuracy", targets, predictions, Optional.empty(), Tensor.scalar(0));
        assertEquals(2.0 / 3, figure(given, 1).scalar(), 1e-12);
    }

    @Test
    void metricsAreWrittenAsTheyAreRead() {
        for (String text : List.of(
                "",
                "accuracy",
                "precision, top_k_categorical_accuracy(k=3), auc(num_thresholds=50, curve=pr), r2_score",
                "mean_squared_error, f1_score(average=weighted, threshold=0.5)")) {
            assertEquals(text, Metrics.parse(text).toString());
        }
        assertEquals(
                "top_k_categorical_accuracy(k=3)",
                Metrics.parse("TopKCategoricalAccuracy(3)").toString());
        assertEquals("metrics.unknown", refusal("precison"));
        assertEquals("attribute.unknown", refusal("precision(k=3)"));
        assertEquals("attribute.invalid", refusal("top_k_categorical_accuracy(0)"));
    }

    private static String refusal(String text) {
        return assertThrows(GradusException.class, () -> Metrics.parse(text))
                .diagnostics()
                .getFirst()
                .code();
    }

    /// The figure with the rows in batches of these sizes.
    private static Tensor figure(Case given, int... sizes) {
        Metric metric = given.metric().equals("confusion_matrix")
                ? new ConfusionMatrix()
                : Metrics.parse(given.metric()).list().getFirst();
        ValueType target = type(given.targets());
        ValueType prediction = type(given.predictions());
        assertTrue(metric.fits(target, prediction));
        Tally tally = new Tally(metric, target, prediction, given.weights().isPresent(), new ScalarDevice());
        Map<String, Tensor> sums = tally.start();
        int first = 0;
        for (int size : sizes) {
            int[] rows = IntStream.range(first, first + size).toArray();
            sums = tally.add(
                    sums,
                    given.targets().rows(rows),
                    given.predictions().rows(rows),
                    given.weights().map(weights -> weights.rows(rows)));
            first += size;
        }
        return tally.figure(sums);
    }

    /// The type with as many rows as there are.
    private static ValueType type(Tensor tensor) {
        return new ValueType(tensor.type(), tensor.shape().with(0, Dimension.BATCH));
    }

    private static void close(Tensor wanted, Tensor got) {
        assertEquals(wanted.shape(), got.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertEquals(wanted.at(i), got.at(i), 1e-10 * Math.max(1, Math.abs(wanted.at(i))));
        }
    }

    private static Tensor tensor(JsonNode node) {
        int[] shape = new int[node.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.get("shape").get(i).asInt();
        }
        double[] values = new double[node.get("data").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get("data").get(i).asDouble();
        }
        return Tensor.of(ElementType.FLOAT64, Shape.of(shape), values);
    }
}

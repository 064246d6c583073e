package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.Lengths;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.BatchNormalization;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Size;
import gradus.engine.operation.Term;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of a loss that is a mean over the examples, the gradient of a batch is the mean of the gradients of its examples,
/// for every layer, in training; random numbers belong to an example, so it holds for noise too.
///
/// Batch normalization is the exception: in training its examples share their mean and variance. Otherwise it takes
/// the running ones, and the rule holds.
class BatchGradientTest {

    private static final int ROWS = 7;

    static Stream<Sample> samples() {
        List<Sample> layers = LayerSamples.all();
        return OperationContractTest.samples()
                .filter(sample -> sample.operation().family() == Family.LAYER || layers.contains(sample))
                .filter(sample -> !sharesTheBatch(sample));
    }

    private static boolean sharesTheBatch(Sample sample) {
        return sample.operation() instanceof BatchNormalization normalization && normalization.trainingMode();
    }

    @Test
    void everyLayerOfTheCatalogueIsTried() {
        Set<Class<?>> tried =
                samples().map(sample -> sample.operation().getClass()).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                Blocks.catalogue().entries().stream()
                        .filter(operation -> operation.family() == Family.LAYER)
                        .filter(operation -> !tried.contains(operation.getClass()))
                        .map(Operation::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theGradientOfABatchIsTheMeanOfThoseOfItsExamples(Sample sample) {
        Mode mode = sample.operation() instanceof BatchNormalization ? Mode.INFERENCE : Mode.TRAINING;
        Prepared prepared = Prepared.of(sample, mode);
        List<Map<Value, Tensor>> single = IntStream.range(0, ROWS)
                .mapToObj(row -> prepared.gradients(row))
                .toList();
        for (int[] rows :
                List.of(new int[] {4}, new int[] {2, 5}, new int[] {6, 0, 3}, new int[] {0, 1, 2, 3, 4, 5, 6})) {
            Map<Value, Tensor> batch = prepared.gradients(rows);
            for (Value weights : prepared.weights()) {
                double[] mean = new double[Lengths.given(batch, weights).size()];
                for (int row : rows) {
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += Lengths.given(single.get(row), weights).at(i) / rows.length;
                    }
                }
                agree(mean, Lengths.given(batch, weights).toDoubles());
            }
            for (Value input : prepared.inputs()) {
                for (int i = 0; i < rows.length; i++) {
                    double[] alone = Lengths.given(single.get(rows[i]), input).toDoubles();
                    double[] share = Arrays.stream(alone)
                            .map(number -> number / rows.length)
                            .toArray();
                    agree(share, Lengths.given(batch, input).rows(i).toDoubles());
                }
            }
        }
    }

    @Test
    void theExamplesOfBatchNormalizationAreNotIndependentInTraining() {
        Sample sample = LayerSamples.all().stream()
                .filter(BatchGradientTest::sharesTheBatch)
                .findFirst()
                .orElseThrow();
        Prepared prepared = Prepared.of(sample, Mode.TRAINING);
        Value gamma = prepared.weights().getFirst();
        double alone = Lengths.given(prepared.gradients(0), gamma).at(0);
        double together = Lengths.given(prepared.gradients(0, 1, 2), gamma).at(0);
        assertEquals(0, alone, 1e-9);
        assertTrue(Math.abs(together) > 1e-3);
    }

    private static void agree(double[] expected, double[] got) {
        assertEquals(expected.length, got.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], got[i], 1e-11 * Math.max(1, Math.abs(expected[i])));
        }
    }

    /// A layer over a batch, and seven examples.
    private record Prepared(
            Graph graph,
            List<Value> inputs,
            List<Value> weights,
            Map<Value, Value> gradients,
            Map<Value, Tensor> feeds,
            Map<Value, Tensor> examples) {

        static Prepared of(Sample sample, Mode mode) {
            GraphBuilder builder = new GraphBuilder();
            List<Value> wired = new ArrayList<>();
            List<Value> inputs = new ArrayList<>();
            Map<Value, Tensor> examples = new HashMap<>();
            for (Shape shape : sample.shapes()) {
                Value input = builder.add("input" + wired.size(), new Input(shape.with(0, Dimension.BATCH)));
                examples.put(input, random(shape.with(0, Dimension.of(ROWS)), wired.size()));
                wired.add(input);
                inputs.add(input);
            }
            sample.given().forEach((port, tensor) -> {
                Shape shape = tensor.shape();
                Value input = builder.add("given" + port, new Input(shape.with(0, Dimension.BATCH), tensor.type()));
                int[] rows = IntStream.range(0, ROWS)
                        .map(row -> row % shape.get(0).size())
                        .toArray();
                examples.put(input, tensor.rows(rows));
                wired.add(port, input);
            });
            Value y = builder.add("layer", sample.operation(), wired.toArray(Value[]::new));
            Expansion expansion = Expansion.of(builder.build(), mode);
            GraphBuilder summing = new GraphBuilder(expansion.flat()).prefix("test/");
            Term result = new Term(summing, expansion.flat(y));
            Shape shape = result.shape();
            Term weights = new Term(summing, summing.add("test/weights", new Input(shape.with(0, Dimension.ONE))));
            Term first = result.squared().times(weights);
            Term rows = first.apply(new Size())
                    .over(new Shape(shape.dimensions().subList(1, shape.rank()))
                            .count()
                            .size());
            Value loss = first.sum().over(rows).value();
            Gradients gradients = Gradients.of(summing.build(), loss);
            Map<Value, Tensor> feeds = new HashMap<>();
            feeds.put(weights.value(), random(shape.with(0, Dimension.ONE), 99));
            Parameters.initial(expansion.flat(), 7, ElementType.FLOAT64, new ScalarDevice())
                    .forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
            List<Value> learned = expansion.flat().nodes().stream()
                    .filter(node -> node.operation() instanceof Parameter)
                    .map(node -> node.value())
                    .toList();
            return new Prepared(gradients.graph(), inputs, learned, gradients.byValue(), feeds, examples);
        }

        /// The gradients of the mean over some of the examples, towards inputs and weights.
        Map<Value, Tensor> gradients(int... rows) {
            Map<Value, Tensor> given = new HashMap<>(feeds);
            examples.forEach((input, tensor) -> given.put(input, tensor.rows(rows)));
            given.putAll(RunFeeds.of(graph).at(3, 5, rows));
            List<Value> towards =
                    Stream.concat(inputs.stream(), weights.stream()).toList();
            List<Value> wanted = towards.stream()
                    .map(value -> Objects.requireNonNull(gradients.get(value)))
                    .toList();
            Map<Value, Tensor> results = new ScalarDevice()
                    .prepare(Program.compile(graph, wanted, ElementType.FLOAT64))
                    .run(given);
            Map<Value, Tensor> found = new HashMap<>();
            for (int i = 0; i < towards.size(); i++) {
                found.put(towards.get(i), Lengths.given(results, wanted.get(i)));
            }
            return found;
        }

        private static Tensor random(Shape shape, int key) {
            return Tensor.of(
                    ElementType.FLOAT64,
                    shape,
                    IntStream.range(0, shape.size())
                            .mapToDouble(i -> 2 * CounterRandom.uniform(key, i) - 1)
                            .toArray());
        }
    }
}

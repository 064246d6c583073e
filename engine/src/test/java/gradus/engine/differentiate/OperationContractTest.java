package gradus.engine.differentiate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.*;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every operation of the catalogue must keep, from one table of samples: the shape rule tells the real
/// shape, and the gradient, first and second order, is what small changes show.
class OperationContractTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();

    static Stream<Sample> samples() {
        return Stream.of(
                        ArithmeticSamples.all(),
                        FunctionSamples.all(),
                        ReductionSamples.all(),
                        ShapeSamples.all(),
                        ImageSamples.all(),
                        LayerSamples.all(),
                        RecurrentSamples.all(),
                        LossSamples.all(),
                        ScanSamples.all(),
                        BlockSamples.all())
                .flatMap(List::stream);
    }

    @Test
    void everyOperationOfTheCatalogueIsInTheTable() throws IOException {
        Set<Class<?>> sampled = new HashSet<>();
        samples().forEach(sample -> sampled.add(sample.operation().getClass()));
        Set<String> excepted = excepted();
        Set<String> missing = new TreeSet<>();
        for (Operation operation : Blocks.catalogue().entries()) {
            boolean isLeaf = operation instanceof Source || operation instanceof Constant;
            boolean isFlat = operation.facts().derivative() instanceof Facts.Derivative.None;
            if (!isLeaf && !isFlat && !sampled.contains(operation.getClass())) {
                missing.add(operation.name());
            }
        }
        assertEquals(excepted, missing, "each is sampled, or the table of exceptions says why not");
    }

    /// The names in the table of exceptions, which gives a reason for each in both languages.
    private static Set<String> excepted() throws IOException {
        Properties reasons = new Properties();
        try (Reader table = new InputStreamReader(
                OperationContractTest.class.getResourceAsStream("contract-exceptions.properties"), UTF_8)) {
            reasons.load(table);
        }
        return reasons.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theShapeRuleTellsTheRealShape(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        for (Value output : prepared.outputs()) {
            ValueType told = Types.of(prepared.flat()).find(output).orElseThrow();
            Tensor real = prepared.evaluate(prepared.flat(), output, prepared.feeds());
            assertEquals(told, new ValueType(real.type(), real.shape()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theGradientIsWhatSmallChangesShow(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Value total = prepared.weightedSum();
        check(prepared, prepared.flat(), total);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theGradientOfTheGradientIsWhatSmallChangesShow(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Gradients first = Gradients.of(prepared.flat(), prepared.weightedSum());
        GraphBuilder builder = new GraphBuilder(first.graph());
        Term total = Term.constant(builder, 0);
        int number = 0;
        for (Value input : prepared.inputs()) {
            Term gradient = new Term(builder, first.find(input).orElseThrow());
            Term weights =
                    new Term(builder, builder.add(new Constant(random(gradient.shape(), 0.5, 1.5, 900 + number++))));
            total = total.plus(gradient.times(weights).sum());
        }
        check(prepared, builder.prefix("").build(), total.value());
    }

    /// Forward mode, with all inputs varied at once.
    @ParameterizedTest
    @MethodSource("samples")
    void theTangentsAreWhatSmallChangesShow(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Map<Value, Tensor> directions = directions(prepared);
        double h = 1e-5;
        Map<Value, Tensor> up = prepared.moved(directions, h);
        Map<Value, Tensor> down = prepared.moved(directions, -h);
        for (Value output : prepared.outputs()) {
            if (Types.of(prepared.flat()).find(output).orElseThrow().type().isFloat()) {
                Tensor tangent = tangent(prepared, output, directions);
                Tensor above = prepared.evaluate(prepared.flat(), output, up);
                Tensor below = prepared.evaluate(prepared.flat(), output, down);
                assertEquals(above.shape(), tangent.shape());
                for (int i = 0; i < tangent.size(); i++) {
                    double difference = (above.at(i) - below.at(i)) / (2 * h);
                    assertEquals(difference, tangent.at(i), 1e-6 * Math.max(1, Math.abs(difference)));
                }
            }
        }
    }

    /// Forward and reverse mode add up the same products in another order.
    @ParameterizedTest
    @MethodSource("samples")
    void theTangentOfTheTargetIsTheGradient(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Gradients gradients = Gradients.of(prepared.flat(), prepared.weightedSum());
        Map<Value, Tensor> directions = directions(prepared);
        for (Value input : prepared.inputs()) {
            Tensor direction = given(directions, input);
            double slope = 0;
            if (gradients.find(input).isPresent()) {
                Tensor gradient = prepared.evaluate(
                        gradients.graph(), gradients.find(input).get(), prepared.feeds());
                for (int i = 0; i < direction.size(); i++) {
                    slope += gradient.at(i) * direction.at(i);
                }
            }
            double tangent = tangent(prepared, prepared.weightedSum(), Map.of(input, direction))
                    .scalar();
            assertEquals(slope, tangent, 1e-10 * Math.max(1, Math.abs(slope)));
        }
    }

    private static Map<Value, Tensor> directions(Prepared prepared) {
        Map<Value, Tensor> directions = new LinkedHashMap<>();
        prepared.inputs()
                .forEach(input -> directions.put(
                        input, random(given(prepared.feeds(), input).shape(), -1, 1, 300 + directions.size())));
        return directions;
    }

    private static Tensor tangent(Prepared prepared, Value output, Map<Value, Tensor> directions) {
        GraphBuilder builder = new GraphBuilder(prepared.flat()).prefix("direction/");
        Map<Value, Value> given = new LinkedHashMap<>();
        directions.forEach((input, tensor) -> given.put(input, builder.add(new Constant(tensor))));
        Tangents tangents = Tangents.of(builder.build(), given);
        return tangents.find(output)
                .map(tangent -> prepared.evaluate(tangents.graph(), tangent, prepared.feeds()))
                .orElseGet(() -> Tensor.zeros(
                        ElementType.FLOAT64,
                        prepared.evaluate(prepared.flat(), output, prepared.feeds())
                                .shape()));
    }

    /// Compares the slope along a random direction with a central difference.
    private static void check(Prepared prepared, Graph graph, Value target) {
        Gradients gradients = Gradients.of(graph, target);
        double h = 1e-5;
        Map<Value, Tensor> directions = directions(prepared);
        double slope = 0;
        for (Value input : prepared.inputs()) {
            Tensor direction = given(directions, input);
            if (gradients.find(input).isPresent()) {
                Tensor gradient = prepared.evaluate(
                        gradients.graph(), gradients.find(input).get(), prepared.feeds());
                assertEquals(direction.shape(), gradient.shape());
                for (int i = 0; i < direction.size(); i++) {
                    slope += gradient.at(i) * direction.at(i);
                }
            }
        }
        Map<Value, Tensor> up = prepared.moved(directions, h);
        Map<Value, Tensor> down = prepared.moved(directions, -h);
        double difference = (prepared.evaluate(graph, target, up).scalar()
                        - prepared.evaluate(graph, target, down).scalar())
                / (2 * h);
        assertEquals(difference, slope, 1e-6 * Math.max(1, Math.abs(difference)));
    }

    private static Tensor given(Map<Value, Tensor> tensors, Value input) {
        return gradus.engine.device.Lengths.given(tensors, input);
    }

    private static Tensor random(Shape shape, double low, double high, int key) {
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = low + (high - low) * CounterRandom.uniform(key, i);
        }
        return Tensor.of(ElementType.FLOAT64, shape, values);
    }

    /// A sample as a flat graph with the numbers to run it.
    record Prepared(Graph flat, List<Value> outputs, List<Value> inputs, Map<Value, Tensor> feeds) {

        static Prepared of(Sample sample) {
            GraphBuilder builder = new GraphBuilder();
            List<Value> inputs = new ArrayList<>();
            Map<Value, Tensor> feeds = new LinkedHashMap<>();
            for (Shape shape : sample.shapes()) {
                Value input = builder.add("input" + inputs.size(), new Input(shape));
                feeds.put(input, random(shape, sample.low(), sample.high(), inputs.size()));
                inputs.add(input);
            }
            List<Value> wired = new ArrayList<>(inputs);
            sample.given().forEach((port, tensor) -> wired.add(port, builder.add(new Constant(tensor))));
            Value y = builder.add("result", sample.operation(), wired.toArray(Value[]::new));
            Expansion expansion = Expansion.of(builder.build());
            Parameters.initial(expansion.flat(), 7, ElementType.FLOAT64, DEVICE)
                    .forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
            expansion.flat().nodes().stream()
                    .filter(node -> node.operation() instanceof Parameter)
                    .forEach(node -> inputs.add(node.value()));
            List<Value> outputs = IntStream.range(
                            0, sample.operation().outputs().size())
                    .mapToObj(output -> expansion.flat(new Value(y.node(), output)))
                    .toList();
            Graph graph = new GraphBuilder(expansion.flat()).build();
            GraphBuilder summing = new GraphBuilder(graph).prefix("test/");
            Term total = Term.constant(summing, 0);
            for (Value output : outputs) {
                Term result = new Term(summing, output);
                if (result.type().type().isFloat()) {
                    Constant weights = new Constant(random(result.shape(), 0.5, 1.5, 77 + output.output()));
                    total = total.plus(result.times(new Term(summing, summing.add(weights)))
                            .sum());
                }
            }
            summing.output("total", total.value());
            return new Prepared(summing.build(), outputs, inputs, feeds);
        }

        /// A single number that every element of the results takes part in, each with a weight of its own.
        Value weightedSum() {
            return flat.output("total");
        }

        /// The feeds, some way along a direction.
        Map<Value, Tensor> moved(Map<Value, Tensor> directions, double far) {
            Map<Value, Tensor> moved = new LinkedHashMap<>(feeds);
            directions.forEach((input, direction) -> {
                double[] numbers = given(feeds, input).toDoubles();
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] += far * direction.at(i);
                }
                moved.put(input, Tensor.of(ElementType.FLOAT64, direction.shape(), numbers));
            });
            return moved;
        }

        Tensor evaluate(Graph graph, Value value, Map<Value, Tensor> given) {
            Map<Value, Tensor> results = DEVICE.prepare(Program.compile(graph, List.of(value), ElementType.FLOAT64))
                    .run(given);
            return gradus.engine.device.Lengths.given(results, value);
        }
    }

    @Test
    void whereSendsTheGradientWhereTheValueCameFrom() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.of(3)));
        Value b = builder.add("b", new Input(Shape.of(3)));
        Value y = new Term(builder, a)
                .lessThan(new Term(builder, b))
                .where(new Term(builder, a), new Term(builder, b))
                .value();
        Gradients gradients = Gradients.of(builder.build(), y);
        Map<Value, Tensor> feeds = Map.of(
                a, Tensor.of(ElementType.FLOAT64, Shape.of(3), 1, 5, 2),
                b, Tensor.of(ElementType.FLOAT64, Shape.of(3), 2, 4, 2));
        Value toA = gradients.find(a).orElseThrow();
        Value toB = gradients.find(b).orElseThrow();
        Map<Value, Tensor> results = DEVICE.prepare(
                        Program.compile(gradients.graph(), List.of(toA, toB), ElementType.FLOAT64))
                .run(feeds);
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(3), 1, 0, 0), results.get(toA));
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(3), 0, 1, 1), results.get(toB));
        assertTrue(gradients.graph().nodes().size() > 4);
    }
}

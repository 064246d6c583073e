package gradus.engine.differentiate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.Blocks;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.Hinge;
import gradus.engine.block.Huber;
import gradus.engine.block.KLDivergence;
import gradus.engine.block.MeanAbsoluteError;
import gradus.engine.block.MeanSquaredError;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every operation of the catalogue must keep, from one table of samples: the shape rule tells the real
/// shape, and the gradient, first and second order, is what small changes show.
class OperationContractTest {

    /// An operation with the shapes and the range its inputs are drawn from.
    record Sample(Operation operation, double low, double high, List<Shape> shapes) {
        @Override
        public String toString() {
            return operation + " of " + shapes;
        }
    }

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final Shape MATRIX = Shape.of(3, 4);

    static Stream<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Operation operation :
                List.of(new Neg(), new Exp(), new Abs(), new Sin(), new Cos(), new Tanh(), new Sigmoid(), new Sign())) {
            samples.add(new Sample(operation, 0.2, 1.4, List.of(MATRIX)));
            samples.add(new Sample(operation, -1.4, -0.2, List.of(Shape.SCALAR)));
        }
        for (Operation operation : List.of(new Log(), new Sqrt(), new Tan(), new Relu(), new Softplus())) {
            samples.add(new Sample(operation, 0.3, 1.3, List.of(MATRIX)));
        }
        for (Operation operation :
                List.of(new Add(), new Sub(), new Mul(), new Div(), new Pow(), new Max(), new Min())) {
            samples.add(new Sample(operation, 0.5, 2, List.of(MATRIX, MATRIX)));
            samples.add(new Sample(operation, 0.5, 2, List.of(MATRIX, Shape.of(4))));
            samples.add(new Sample(operation, 0.5, 2, List.of(Shape.of(2, 1, 4), Shape.of(3, 1))));
            samples.add(new Sample(operation, 0.5, 2, List.of(Shape.SCALAR, MATRIX)));
        }
        samples.add(new Sample(new MatMul(), -1, 1, List.of(MATRIX, Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(2, 3, 4), Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(2, 1, 3, 4), Shape.of(5, 4, 2))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(4), Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(MATRIX, Shape.of(4))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(4), Shape.of(4))));
        samples.add(new Sample(new Gemm(0.5, 2, false, false), -1, 1, List.of(MATRIX, Shape.of(4, 2), Shape.of(2))));
        samples.add(new Sample(new Gemm(0.5, 2, true, true), -1, 1, List.of(Shape.of(4, 3), Shape.of(2, 4))));
        for (int axis : List.of(0, -1)) {
            samples.add(new Sample(new Softmax(axis), -2, 2, List.of(MATRIX)));
            samples.add(new Sample(new LogSoftmax(axis), -2, 2, List.of(MATRIX)));
        }
        for (List<Integer> axes : List.of(List.<Integer>of(), List.of(0), List.of(-1), List.of(2, 0))) {
            for (boolean keepdims : List.of(true, false)) {
                Shape shape = Shape.of(2, 3, 4);
                samples.add(new Sample(new ReduceSum(axes, keepdims), -1, 1, List.of(shape)));
                samples.add(new Sample(new ReduceMean(axes, keepdims), -1, 1, List.of(shape)));
                samples.add(new Sample(new ReduceMax(axes, keepdims), -1, 1, List.of(shape)));
            }
        }
        samples.add(new Sample(new Reshape(TargetShape.parse("[2, -1]")), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Reshape(TargetShape.parse("[0, 2, 2]")), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Transpose(List.of()), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Transpose(List.of(2, 0, 1)), -1, 1, List.of(Shape.of(2, 3, 4))));
        samples.add(new Sample(new Expand(Shape.of(2, 3, 4)), -1, 1, List.of(Shape.of(3, 1))));
        samples.add(new Sample(new Dense(3, Activation.TANH), -1, 1, List.of(Shape.of(2, 4))));
        addFunctions(samples);
        addArrangements(samples);
        addImages(samples);
        samples.add(new Sample(new MeanAbsoluteError(), -1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new Huber(0.5), -1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new Hinge(), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new KLDivergence(), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new BinaryCrossentropy(true), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new BinaryCrossentropy(false), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new CategoricalCrossentropy(true), 0.1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new CategoricalCrossentropy(false), 0.1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new MeanSquaredError(), -1, 1, List.of(MATRIX, MATRIX)));
        return samples.stream();
    }

    private static void addFunctions(List<Sample> samples) {
        for (Operation operation : List.of(
                new Reciprocal(),
                new Expm1(),
                new Log1p(),
                new Sinh(),
                new Cosh(),
                new Asin(),
                new Acos(),
                new Atan(),
                new Identity(),
                new Softsign(),
                new Erf(),
                new Mish(),
                new Swish(1.5),
                new HardSwish(),
                new HardSigmoid(0.25, 0.5),
                new HardTanh(-2, 2),
                new Clip(-2, 0.95),
                new Gelu(Gelu.Approximation.NONE),
                new Gelu(Gelu.Approximation.TANH),
                new ThresholdedRelu(0.05))) {
            samples.add(new Sample(operation, 0.1, 0.9, List.of(MATRIX)));
        }
        for (Operation operation : List.of(new LeakyRelu(0.1), new Elu(0.7), new Celu(0.7), new Selu())) {
            samples.add(new Sample(operation, 0.1, 0.9, List.of(MATRIX)));
            samples.add(new Sample(operation, -0.9, -0.1, List.of(MATRIX)));
        }
        for (Operation operation : List.of(new Floor(), new Ceil(), new Round())) {
            samples.add(new Sample(operation, 0.1, 0.4, List.of(MATRIX)));
        }
        samples.add(new Sample(new CumSum(0, false, false), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new CumSum(-1, true, true), -1, 1, List.of(MATRIX)));
    }

    private static void addArrangements(List<Sample> samples) {
        Shape cube = Shape.of(2, 3, 4);
        for (List<Integer> axes : List.of(List.<Integer>of(), List.of(1), List.of(0, -1))) {
            samples.add(new Sample(new ReduceMin(axes, true), -1, 1, List.of(cube)));
            samples.add(new Sample(new ReduceProd(axes, false), 0.5, 1.5, List.of(cube)));
            samples.add(new Sample(new ReduceL1(axes, true), 0.1, 1, List.of(cube)));
            samples.add(new Sample(new ReduceL2(axes, false), 0.1, 1, List.of(cube)));
            samples.add(new Sample(new ReduceSumSquare(axes, true), -1, 1, List.of(cube)));
            samples.add(new Sample(new ReduceLogSumExp(axes, false), -1, 1, List.of(cube)));
            samples.add(new Sample(new ReduceVariance(axes, true), -1, 1, List.of(cube)));
        }
        samples.add(new Sample(new Flatten(1), -1, 1, List.of(cube)));
        samples.add(new Sample(new Flatten(3), -1, 1, List.of(cube)));
        samples.add(new Sample(new Squeeze(List.of()), -1, 1, List.of(Shape.of(2, 1, 3, 1))));
        samples.add(new Sample(new Squeeze(List.of(-1)), -1, 1, List.of(Shape.of(2, 1, 3, 1))));
        samples.add(new Sample(new Unsqueeze(List.of(0, -1)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Concat(1, 3), -1, 1, List.of(MATRIX, Shape.of(3, 1), Shape.of(3, 2))));
        samples.add(
                new Sample(new Slice(List.of(1, 0), List.of(3, 9), List.of(), List.of(1, 2)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Slice(List.of(-1), List.of(-9), List.of(1), List.of(-2)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Pad(List.of(0, 1, 2, 0), Pad.Mode.CONSTANT, 0.5), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new LayerNormalization(-1, 1e-5), 0.1, 1, List.of(MATRIX, Shape.of(4), Shape.of(4))));
    }

    private static void addImages(List<Sample> samples) {
        Shape image = Shape.of(2, 4, 5, 6);
        List<Integer> two = List.of(2, 2);
        List<Integer> none = List.of();
        samples.add(new Sample(
                new Conv(two, none, none, none, 1), -1, 1, List.of(image, Shape.of(3, 4, 2, 2), Shape.of(3))));
        samples.add(new Sample(
                new Conv(two, two, List.of(1, 0, 1, 1), none, 2), -1, 1, List.of(image, Shape.of(6, 2, 2, 2))));
        samples.add(new Sample(
                new Conv(List.of(3), none, none, List.of(2), 1),
                -1,
                1,
                List.of(Shape.of(2, 3, 9), Shape.of(2, 3, 3), Shape.of(2))));
        samples.add(new Sample(
                new ConvTranspose(two, two, none, none, 2, List.of(1, 0)),
                -1,
                1,
                List.of(image, Shape.of(4, 3, 2, 2), Shape.of(6))));
        samples.add(new Sample(new MaxPool(two, two, none, none), -1, 1, List.of(image)));
        samples.add(new Sample(new MaxPool(List.of(3, 3), two, List.of(1, 1, 1, 1), none), -1, 1, List.of(image)));
        samples.add(new Sample(new AveragePool(two, two, List.of(1, 1, 0, 0), false), -1, 1, List.of(image)));
        samples.add(new Sample(new AveragePool(two, none, List.of(1, 1, 0, 0), true), -1, 1, List.of(image)));
        samples.add(new Sample(new GlobalAveragePool(), -1, 1, List.of(image)));
        samples.add(new Sample(new GlobalMaxPool(), -1, 1, List.of(image)));
        samples.add(new Sample(new BatchNormalization(1e-5, true), 0.1, 1, List.of(image, Shape.of(4), Shape.of(4))));
        samples.add(new Sample(
                new BatchNormalization(1e-5, false),
                0.1,
                1,
                List.of(image, Shape.of(4), Shape.of(4), Shape.of(4), Shape.of(4))));
        samples.add(new Sample(new InstanceNormalization(1e-5), 0.1, 1, List.of(image, Shape.of(4), Shape.of(4))));
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
        assertEquals(
                Types.of(prepared.flat()).find(prepared.y()).orElseThrow().shape(),
                prepared.evaluate(prepared.flat(), prepared.y(), prepared.feeds())
                        .shape());
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

    /// Compares the slope along a random direction with a central difference.
    private static void check(Prepared prepared, Graph graph, Value target) {
        Gradients gradients = Gradients.of(graph, target);
        Map<Value, Tensor> up = new HashMap<>(prepared.feeds());
        Map<Value, Tensor> down = new HashMap<>(prepared.feeds());
        double slope = 0;
        double h = 1e-5;
        int number = 0;
        for (Value input : prepared.inputs()) {
            Tensor at = given(prepared, input);
            double[] direction = random(at.shape(), -1, 1, 500 + number++).toDoubles();
            double[] plus = at.toDoubles();
            double[] minus = at.toDoubles();
            for (int i = 0; i < direction.length; i++) {
                plus[i] += h * direction[i];
                minus[i] -= h * direction[i];
            }
            up.put(input, Tensor.of(ElementType.FLOAT64, at.shape(), plus));
            down.put(input, Tensor.of(ElementType.FLOAT64, at.shape(), minus));
            if (gradients.find(input).isPresent()) {
                Tensor gradient = prepared.evaluate(
                        gradients.graph(), gradients.find(input).get(), prepared.feeds());
                assertEquals(at.shape(), gradient.shape());
                for (int i = 0; i < direction.length; i++) {
                    slope += gradient.at(i) * direction[i];
                }
            }
        }
        double difference = (prepared.evaluate(graph, target, up).scalar()
                        - prepared.evaluate(graph, target, down).scalar())
                / (2 * h);
        assertEquals(difference, slope, 1e-6 * Math.max(1, Math.abs(difference)));
    }

    private static Tensor given(Prepared prepared, Value input) {
        return gradus.engine.device.Lengths.given(prepared.feeds(), input);
    }

    private static Tensor random(Shape shape, double low, double high, int key) {
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = low + (high - low) * CounterRandom.uniform(key, i);
        }
        return Tensor.of(ElementType.FLOAT64, shape, values);
    }

    /// A sample as a flat graph with the numbers to run it.
    private record Prepared(Graph flat, Value y, List<Value> inputs, Map<Value, Tensor> feeds) {

        static Prepared of(Sample sample) {
            GraphBuilder builder = new GraphBuilder();
            List<Value> inputs = new ArrayList<>();
            Map<Value, Tensor> feeds = new LinkedHashMap<>();
            for (Shape shape : sample.shapes()) {
                Value input = builder.add("input" + inputs.size(), new Input(shape));
                feeds.put(input, random(shape, sample.low(), sample.high(), inputs.size()));
                inputs.add(input);
            }
            Value y = builder.add("result", sample.operation(), inputs.toArray(Value[]::new));
            Expansion expansion = Expansion.of(builder.build());
            Parameters.initial(expansion.flat(), 7, ElementType.FLOAT64, DEVICE)
                    .forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
            Value flatY = expansion.flat(y);
            Graph graph = new GraphBuilder(expansion.flat()).build();
            GraphBuilder summing = new GraphBuilder(graph).prefix("test/");
            Term result = new Term(summing, flatY);
            Term weights =
                    new Term(summing, summing.add("test/weights", new Constant(random(result.shape(), 0.5, 1.5, 77))));
            summing.output("total", result.times(weights).sum().value());
            return new Prepared(summing.build(), flatY, inputs, feeds);
        }

        /// A single number that every element of the result takes part in, each with a weight of its own.
        Value weightedSum() {
            return flat.output("total");
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

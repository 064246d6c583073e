package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.Step;
import gradus.engine.program.ProductEndings;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A product that goes through formulas block by block gives the bits that it gives when it is kept as a whole.
class EndedProductTest {

    private static final Value LEFT = Value.of("left");
    private static final Value RIGHT = Value.of("right");
    private static final Value BIAS = Value.of("bias");
    private static final Value COLUMN = Value.of("column");
    private static final Value WEIGHT = Value.of("weight");
    private static final Value UPDATED = Value.of("updated");
    private static final Value POSITIVE = Value.of("positive");
    private static final Value PRODUCT = Value.of("product");

    private final Random random = new Random(1);

    /// A program that multiplies, adds to a weight what the product and two other numbers are, and keeps a formula.
    ///
    /// @param isKept whether the product is a result too, so that it can't be joined with the formulas
    private static Program program(int m, int n, int k, boolean left, boolean right, ElementType type, boolean isKept) {
        Operand a = new Operand(0, type, left ? Shape.of(k, m) : Shape.of(m, k));
        Operand b = new Operand(1, type, right ? Shape.of(n, k) : Shape.of(k, n));
        Operand bias = new Operand(2, type, Shape.of(n));
        Operand column = new Operand(3, type, Shape.of(m, 1));
        Operand weight = new Operand(4, type, Shape.of(m, n));
        Operand product = new Operand(5, type, Shape.of(m, n));
        Operand updated = new Operand(6, type, Shape.of(m, n));
        Operand positive = new Operand(7, type, Shape.of(m, n));
        Operand sum = new Operand(8, type, Shape.of(m, n));
        ScalarExpression scaled = new Argument(0).plus(new Argument(1)).times(new Argument(2));
        ScalarExpression most =
                new ScalarExpression.Binary(BinaryFunction.MAXIMUM, new Argument(0), new ScalarExpression.Constant(0));
        ScalarExpression next = new Argument(0).minus(new Argument(1).times(new Argument(2)));
        List<Step> steps = List.of(
                new Step(new Instruction.Contract(left, right), List.of(a, b), List.of(product)),
                new Step(new Instruction.Pointwise(scaled), List.of(product, bias, column), List.of(sum)),
                new Step(new Instruction.Pointwise(most), List.of(sum), List.of(positive)),
                new Step(new Instruction.Pointwise(next), List.of(weight, sum, product), List.of(updated)));
        Map<Value, Operand> results = new LinkedHashMap<>(Map.of(UPDATED, updated, POSITIVE, positive));
        if (isKept) {
            results.put(PRODUCT, product);
        }
        return new Program(
                Map.of(LEFT, a, RIGHT, b, BIAS, bias, COLUMN, column, WEIGHT, weight), Map.of(), steps, results, 9);
    }

    private Map<Value, Tensor> feeds(Program program) {
        Map<Value, Tensor> feeds = new HashMap<>();
        program.feeds()
                .forEach((value, operand) -> feeds.put(
                        value,
                        Tensor.of(
                                operand.type(),
                                operand.shape(),
                                random.doubles(operand.shape().size(), -1, 1)
                                        .map(number -> (float) number)
                                        .toArray())));
        return feeds;
    }

    private static List<Class<?>> kinds(Program program) {
        List<Class<?>> kinds = new ArrayList<>();
        ProductEndings.joined(program.optimized(), Map.of())
                .steps()
                .forEach(step -> kinds.add(step.instruction().getClass()));
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({
        "300, 250, 20, FLOAT32",
        "1025, 131, 7, FLOAT32",
        "784, 512, 64, FLOAT32",
        "1600, 64, 300, FLOAT32",
        "2000, 100, 600, FLOAT32",
        "40000, 3, 5, FLOAT32",
        "300, 250, 20, FLOAT64",
        "1025, 131, 70, FLOAT64"
    })
    void givesTheBitsOfAProductThatIsKept(int m, int n, int k, ElementType type) {
        for (boolean left : new boolean[] {false, true}) {
            for (boolean right : new boolean[] {false, true}) {
                Program joined = program(m, n, k, left, right, type, false);
                Program kept = program(m, n, k, left, right, type, true);
                assertEquals(List.of(Instruction.ContractChain.class), kinds(joined));
                Map<Value, Tensor> feeds = feeds(joined);
                Map<Value, Tensor> expected = run(kept, feeds, SimdDevice.Start.VECTORS, 1);
                for (SimdDevice.Start start : List.of(SimdDevice.Start.PLAIN, SimdDevice.Start.VECTORS)) {
                    Map<Value, Tensor> found = run(joined, feeds, start, 2);
                    for (Value value : List.of(UPDATED, POSITIVE)) {
                        assertArrayEquals(numbers(expected, value), numbers(found, value), value + " " + start);
                    }
                }
            }
        }
    }

    private static Map<Value, Tensor> run(
            Program program, Map<Value, Tensor> feeds, SimdDevice.Start start, int threads) {
        return new SimdDevice(new ScalarDevice(), start, threads)
                .prepare(program)
                .run(feeds);
    }

    private static double[] numbers(Map<Value, Tensor> results, Value value) {
        return Objects.requireNonNull(results.get(value)).toDoubles();
    }

    /// The weight is renewed where it lies, block by block.
    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "VECTORS"})
    void renewsAWeightInItsPlace(SimdDevice.Start start) {
        Program joined = program(700, 130, 33, true, false, ElementType.FLOAT32, false);
        Program kept = program(700, 130, 33, true, false, ElementType.FLOAT32, true);
        Map<Value, Tensor> feeds = feeds(joined);
        List<double[]> weights = new ArrayList<>();
        for (Program program : List.of(joined, kept)) {
            Repetition steps = new SimdDevice(new ScalarDevice(), start, 2).repeat(program, Map.of(WEIGHT, UPDATED));
            steps.feed(feeds);
            for (int i = 0; i < 3; i++) {
                steps.run();
            }
            weights.add(steps.now(WEIGHT).toDoubles());
        }
        assertArrayEquals(weights.get(1), weights.get(0));
    }

    @Test
    void isAsOnTheScalarDevice() {
        Program program = program(300, 250, 20, true, true, ElementType.FLOAT32, false);
        Program joined = ProductEndings.joined(program.optimized(), Map.of());
        Map<Value, Tensor> feeds = feeds(program);
        Map<Value, Tensor> expected =
                new ScalarDevice().prepare(program.optimized()).run(feeds);
        Map<Value, Tensor> found = new ScalarDevice().prepare(joined).run(feeds);
        expected.keySet()
                .forEach(value -> assertArrayEquals(numbers(expected, value), numbers(found, value), value.toString()));
    }

    @Test
    void leavesOtherProductsAlone() {
        List<Class<?>> apart = List.of(Instruction.Contract.class, Instruction.Chain.class);
        assertEquals(apart, kinds(program(300, 250, 20, false, false, ElementType.FLOAT32, true)), "kept");
        assertEquals(apart, kinds(program(30, 25, 20, false, false, ElementType.FLOAT32, false)), "small");
        assertEquals(apart, kinds(program(300, 250, 2000, false, false, ElementType.FLOAT32, false)), "long sums");
    }
}

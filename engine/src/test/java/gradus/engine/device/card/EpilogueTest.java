package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.kernel.Tile;
import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.Convolve;
import gradus.engine.instruction.Instruction.ConvolveForImages;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Instruction.Pointwise;
import gradus.engine.instruction.Instruction.Reshape;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The formula that follows a product")
class EpilogueTest extends InstructionCheck {

    private static final Value PRODUCT = Value.of("product");
    private static final Value SUM = Value.of("sum");
    private static final Value MASKED = Value.of("masked");

    private static ScalarExpression binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        return new Binary(function, left, right);
    }

    /// A bias, a rectifier, and a mask: of the product, numbers to add, numbers of which the positive ones let through,
    /// and one number for all.
    private static Chain formula(boolean keepsSum) {
        ScalarExpression sum = binary(BinaryFunction.ADD, new Argument(0), new Argument(1));
        ScalarExpression rectified = binary(BinaryFunction.MAXIMUM, new Argument(4), new Constant(0));
        ScalarExpression isLet = binary(BinaryFunction.GREATER, new Argument(2), new Constant(0));
        ScalarExpression masked =
                new Select(isLet, new Argument(5), binary(BinaryFunction.MULTIPLY, new Argument(4), new Argument(3)));
        return new Chain(
                List.of(new Part(sum, REAL), new Part(rectified, REAL), new Part(masked, REAL)),
                keepsSum ? List.of(0, 2) : List.of(2));
    }

    /// A product with the formula behind it, in a shape of the same elements.
    ///
    /// @param bias the shape of what is added
    private void check(Instruction product, Shape output, Shape seen, Shape bias, Tensor left, Tensor right) {
        for (boolean keeps : new boolean[] {false, true}) {
            check(product, output, seen, bias, left, right, keeps);
        }
    }

    /// @param keepsAll whether the product and the sum are read too
    private void check(
            Instruction product, Shape output, Shape seen, Shape bias, Tensor left, Tensor right, boolean keepsAll) {
        Map<Value, Tensor> given = new LinkedHashMap<>();
        given.put(Value.of("left"), left);
        given.put(Value.of("right"), right);
        given.put(Value.of("bias"), tame(bias));
        given.put(Value.of("mask"), tame(seen));
        given.put(Value.of("slope"), Tensor.scalar(REAL, 0.25));
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        given.forEach((value, tensor) -> feeds.put(value, new Operand(feeds.size(), REAL, tensor.shape())));
        List<Operand> read = List.copyOf(feeds.values());
        Operand made = new Operand(5, REAL, output);
        Operand reshaped = new Operand(6, REAL, seen);
        Operand sum = new Operand(7, REAL, seen);
        Operand masked = new Operand(8, REAL, seen);
        Chain formula = formula(keepsAll);
        List<Operand> inputs = List.of(reshaped, read.get(2), read.get(3), read.get(4));
        Step ending = new Step(formula, inputs, keepsAll ? List.of(sum, masked) : List.of(masked));
        Map<Value, Operand> results = new LinkedHashMap<>(Map.of(MASKED, masked));
        if (keepsAll) {
            results.put(PRODUCT, made);
            results.put(SUM, sum);
        }
        Step first = new Step(product, read.subList(0, 2), List.of(made));
        Step between = new Step(new Reshape(), List.of(made), List.of(reshaped));
        Program program = new Program(feeds, Map.of(), List.of(first, between, ending), results, 9);
        String what = product + " of " + left.shape() + " and " + right.shape();
        CardRepetition together = agree(program, given, 1e-4, what);
        assertEquals(1, together.launches(), what);

        // The same bits as one after the other.
        Program alone = new Program(feeds, Map.of(), List.of(first), Map.of(PRODUCT, made), 9);
        CardRepetition before = run(alone, given);
        Map<Value, Operand> others = new LinkedHashMap<>(feeds);
        others.put(PRODUCT, reshaped);
        given.put(PRODUCT, before.result(PRODUCT).reshaped(seen));
        Map<Value, Operand> formulas = new LinkedHashMap<>(results);
        formulas.remove(PRODUCT);
        CardRepetition after = run(new Program(others, Map.of(), List.of(ending), formulas, 9), given);
        formulas.keySet().forEach(value -> assertEquals(after.result(value), together.result(value), what));
        if (keepsAll) {
            assertEquals(before.result(PRODUCT), together.result(PRODUCT), what);
        }
    }

    private static CardRepetition run(Program program, Map<Value, Tensor> given) {
        CardRepetition repetition = new CardRepetition(program, Map.of(), device(), false);
        repetition.feed(given);
        repetition.run();
        return repetition;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void ofMatrices(int transposes) {
        boolean left = (transposes & 1) != 0;
        boolean right = (transposes & 2) != 0;
        for (int[] size : new int[][] {{1, 1, 1}, {3, 5, 7}, {33, 70, 100}, {129, 130, 40}}) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            Tensor a = tame(left ? shape(k, m) : shape(m, k));
            Tensor b = tame(right ? shape(n, k) : shape(k, n));
            check(new Contract(left, right), shape(m, n), shape(m, n), shape(n), a, b);
            Tensor stack = tame(left ? shape(2, 3, k, m) : shape(2, 3, m, k));
            check(new Contract(left, right), shape(2, 3, m, n), shape(6, m, n), shape(m, 1), stack, b);
        }
    }

    private static Stream<Arguments> tiles() {
        return Tile.MATRICES.stream()
                .flatMap(tile -> IntStream.range(0, 4)
                        .mapToObj(transposes -> Arguments.of(tile, (transposes & 1) != 0, (transposes & 2) != 0)));
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void ofMatricesInEachKindOfTile(Tile tile, boolean left, boolean right) {
        CardDevice before = device();
        try (CardDevice only = inTiles(tile)) {
            use(only);
            int m = 133;
            int n = 150;
            int k = 43;
            Tensor a = tame(left ? shape(2, 1, k, m) : shape(2, 1, m, k));
            Tensor b = tame(right ? shape(3, n, k) : shape(3, k, n));
            check(new Contract(left, right), shape(2, 3, m, n), shape(6, m, n), shape(n), a, b, true);
        } finally {
            use(before);
        }
    }

    @Test
    void ofConvolutions() {
        Windows same = new Windows(axes(1, 1), axes(1, 1), axes(1, 1));
        for (int[] size : new int[][] {{2, 2, 3}, {1, 16, 16}, {1, 20, 24}, {2, 20, 50}}) {
            int groups = size[0];
            int channels = size[1];
            int kernels = size[2];
            Shape image = shape(2, groups * channels, 13, 15);
            Shape columns = shape(2, groups * channels, 3, 3, 13, 15);
            Shape products = shape(2, groups, kernels, 13 * 15);
            Shape seen = shape(2, groups * kernels, 13, 15);
            Tensor weights = tame(shape(groups, kernels, channels * 9));
            check(new Convolve(same, columns), products, seen, shape(groups * kernels, 1, 1), weights, tame(image));
            check(
                    new ConvolveForImages(same, columns),
                    image,
                    image,
                    shape(groups * channels, 1, 1),
                    weights,
                    tame(products));
        }
    }

    /// Tensors that are needed no more leave their place to others, which a product that waits must not read.
    @Test
    void inProgramsWhoseTensorsShareMemory() {
        for (int i = 0; i < 60; i++) {
            int side = i % 3 == 0 ? 60 : 9;
            Shape square = shape(side, side);
            Map<Value, Operand> feeds = new LinkedHashMap<>();
            Map<Value, Tensor> given = new LinkedHashMap<>();
            List<Operand> made = new ArrayList<>();
            for (int feed = 0; feed < 3; feed++) {
                Operand operand = new Operand(feed, REAL, square);
                feeds.put(Value.of("x" + feed), operand);
                given.put(Value.of("x" + feed), scaled(tame(square), 0.5 / Math.sqrt(side)));
                made.add(operand);
            }
            List<Step> steps = new ArrayList<>();
            for (int slot = 3; slot < 20; slot++) {
                Operand next = new Operand(slot, REAL, square);
                // Mostly what was made lately.
                Instruction instruction = instruction(random.nextInt(4));
                Operand other = instruction instanceof Contract ? made.get(random.nextInt(3)) : made(made, 5);
                steps.add(new Step(instruction, List.of(made(made, 2), other), List.of(next)));
                made.add(next);
            }
            Map<Value, Operand> results = new LinkedHashMap<>();
            for (int result = 0; result < 2; result++) {
                results.put(Value.of("y" + result), made(made, 1 + 6 * result));
            }
            agree(new Program(feeds, Map.of(), steps, results, 20), given, 1e-5, "program " + i);
        }
    }

    private static Tensor scaled(Tensor tensor, double by) {
        double[] numbers = new double[tensor.size()];
        Arrays.setAll(numbers, i -> by * tensor.at(i));
        return Tensor.owning(REAL, tensor.shape(), numbers);
    }

    private Operand made(List<Operand> made, int late) {
        return made.get(made.size() - 1 - random.nextInt(Math.min(late, made.size())));
    }

    /// Of a tensor and another, of a product one that is given: so numbers stay small.
    private static Instruction instruction(int which) {
        ScalarExpression sum = binary(BinaryFunction.ADD, new Argument(0), new Argument(1));
        return switch (which) {
            case 0 -> new Contract(false, true);
            case 1 -> new Contract(false, false);
            case 2 -> new Pointwise(binary(BinaryFunction.MULTIPLY, sum, new Constant(0.5)));
            default -> new Pointwise(binary(BinaryFunction.MAXIMUM, sum, new Constant(0)));
        };
    }
}

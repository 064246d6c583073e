package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lays tensors out in arenas full of garbage, runs a kernel there in both precisions and compares with the scalar
/// device. Nothing but the outputs may change.
final class KernelCheck {

    /// Numbers that lie in the arena before the kernel runs, or must lie there afterwards.
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(int at, double[] values, double tolerance) {}

    private final RandomGenerator random;
    private final List<Block> inputs = new ArrayList<>();
    private int size;
    private int last;

    KernelCheck(RandomGenerator random) {
        this.random = random;
        size = random.nextInt(4);
    }

    /// Numbers as the scalar device takes them.
    static Tensor tensor(double[] values, int... lengths) {
        return Tensor.of(ElementType.FLOAT64, Shape.of(lengths), values);
    }

    /// What an instruction gives on the scalar device.
    static double[] scalar(Instruction instruction, int[] output, Tensor... inputs) {
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        Map<Value, Tensor> given = new LinkedHashMap<>();
        List<Operand> read = new ArrayList<>();
        for (Tensor input : inputs) {
            Operand operand = new Operand(read.size(), input.type(), input.shape());
            Value value = Value.of("input" + read.size());
            feeds.put(value, operand);
            given.put(value, input);
            read.add(operand);
        }
        Operand written = new Operand(inputs.length, ElementType.FLOAT64, Shape.of(output));
        Value result = Value.of("result");
        Program program = new Program(
                feeds,
                Map.of(),
                List.of(new Step(instruction, read, List.of(written))),
                Map.of(result, written),
                inputs.length + 1);
        Tensor tensor = new ScalarDevice().prepare(program).run(given).get(result);
        return tensor == null ? new double[0] : tensor.toDoubles();
    }

    /// Numbers of which some are equal, some are zeros of both signs and a few are no finite numbers; float32 holds
    /// them.
    static double[] wild(RandomGenerator random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> switch (random.nextInt(24)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4, 5, 6, 7, 8, 9 -> random.nextInt(-2, 3);
            default -> (float) random.nextGaussian();
        });
        return values;
    }

    /// Numbers for sums: finite ones.
    static double[] tame(RandomGenerator random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (float) random.nextGaussian());
        return values;
    }

    /// Lays an input out.
    ///
    /// @return where
    int put(double[] values) {
        int at = reserve(values.length);
        inputs.add(new Block(at, values, 0));
        return at;
    }

    /// Keeps room for an output.
    int reserve(int count) {
        int at = size;
        // Sometimes neighbours touch, and nothing is behind the last one.
        size += count + (random.nextBoolean() ? 0 : random.nextInt(20));
        last = at + count;
        return at;
    }

    /// Runs a kernel that has one output.
    void check(ArenaKernel kernel, int at, double[] expected, double tolerance) {
        check(kernel, new int[] {at}, List.of(expected), tolerance);
    }

    /// Runs a kernel in both precisions.
    ///
    /// @param tolerance relative to the larger of 1 and the number; 0 for the same bits
    void check(ArenaKernel kernel, int[] at, List<double[]> expected, double tolerance) {
        List<Block> outputs = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            outputs.add(new Block(at[i], expected.get(i), tolerance));
        }
        double[] before = wild(random, last);
        inputs.forEach(block -> System.arraycopy(block.values, 0, before, block.at, block.values.length));
        float[] floats = new float[last];
        double[] doubles = before.clone();
        for (int i = 0; i < last; i++) {
            floats[i] = (float) before[i];
        }
        kernel.run(floats);
        kernel.run(doubles);
        double[] wide = new double[last];
        for (int i = 0; i < last; i++) {
            wide[i] = floats[i];
        }
        compare(
                "float32",
                before,
                wide,
                outputs.stream()
                        .map(block -> new Block(block.at, rounded(block.values), block.tolerance))
                        .toList());
        compare("float64", before, doubles, outputs);
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }

    private static void compare(String type, double[] before, double[] after, List<Block> outputs) {
        double[] expected = before.clone();
        double[] tolerances = new double[before.length];
        for (Block block : outputs) {
            System.arraycopy(block.values, 0, expected, block.at, block.values.length);
            Arrays.fill(tolerances, block.at, block.at + block.values.length, block.tolerance);
        }
        for (int i = 0; i < after.length; i++) {
            int place = i;
            if (tolerances[i] == 0) {
                assertEquals(expected[i], after[i], () -> type + " at " + place);
            } else {
                double bound = tolerances[i] * Math.max(1, Math.abs(expected[i]));
                assertEquals(expected[i], after[i], bound, () -> type + " at " + place);
            }
        }
    }

    /// Asserts that a kernel allocates nothing once it has run.
    static void assertAllocatesNothing(ArenaKernel kernel, int size) {
        float[] floats = new float[size];
        double[] doubles = new double[size];
        assertEquals(0, Allocations.least(() -> kernel.run(floats)), kernel + " in single precision");
        assertEquals(0, Allocations.least(() -> kernel.run(doubles)), kernel + " in double precision");
    }
}

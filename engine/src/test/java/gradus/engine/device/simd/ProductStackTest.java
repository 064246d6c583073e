package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductStackTest {

    private static final int ROWS = 700;
    private static final int COLUMNS = 600;
    private static final int DEPTH = 670;

    /// Each matrix of a stack is packed for itself: the products are those of the matrices one by one.
    @Test
    void largeProductsOfAStackDontShareWhatIsPacked() {
        Random random = new Random(1);
        float[] left = numbers(random, 2 * ROWS * DEPTH);
        float[] right = numbers(random, 2 * DEPTH * COLUMNS);

        float[] both = product(left, right, 2);

        for (int i = 0; i < 2; i++) {
            float[] one = product(part(left, i, ROWS * DEPTH), part(right, i, DEPTH * COLUMNS), 1);
            assertArrayEquals(one, part(both, i, ROWS * COLUMNS), "matrix " + i);
        }
    }

    private static float[] product(float[] left, float[] right, int count) {
        Operand a = operand(0, count, ROWS, DEPTH);
        Operand b = operand(1, count, DEPTH, COLUMNS);
        Operand c = operand(2, count, ROWS, COLUMNS);
        Value first = Value.of("left");
        Value second = Value.of("right");
        Value result = Value.of("result");
        Program program = new Program(
                Map.of(first, a, second, b),
                Map.of(),
                List.of(new Step(new Instruction.Contract(false, false), List.of(a, b), List.of(c))),
                Map.of(result, c),
                3);
        Tensor tensor = new SimdDevice(new ScalarDevice(), SimdDevice.Start.VECTORS, 2)
                .prepare(program)
                .run(Map.of(first, tensor(a, left), second, tensor(b, right)))
                .get(result);
        double[] values = tensor == null ? new double[0] : tensor.toDoubles();
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        return numbers;
    }

    private static Operand operand(int number, int... lengths) {
        return new Operand(number, ElementType.FLOAT32, Shape.of(lengths));
    }

    private static Tensor tensor(Operand operand, float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return Tensor.of(operand.type(), operand.shape(), doubles);
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    private static float[] part(float[] numbers, int index, int size) {
        return Arrays.copyOfRange(numbers, index * size, (index + 1) * size);
    }
}

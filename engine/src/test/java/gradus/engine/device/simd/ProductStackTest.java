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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductStackTest {

    /// Each matrix of a stack is packed for itself: the products are those of the matrices one by one.
    @ParameterizedTest
    @CsvSource({"700, 600, 670", "60, 256, 50"})
    void productsOfAStackDontShareWhatIsPacked(int rows, int columns, int depth) {
        Random random = new Random(1);
        float[] left = numbers(random, 2 * rows * depth);
        float[] right = numbers(random, 2 * depth * columns);

        float[] both = product(left, right, 2, rows, columns, depth);

        for (int i = 0; i < 2; i++) {
            float[] one =
                    product(part(left, i, rows * depth), part(right, i, depth * columns), 1, rows, columns, depth);
            assertArrayEquals(one, part(both, i, rows * columns), "matrix " + i);
        }
    }

    private static float[] product(float[] left, float[] right, int count, int rows, int columns, int depth) {
        Operand a = operand(0, count, rows, depth);
        Operand b = operand(1, count, depth, columns);
        Operand c = operand(2, count, rows, columns);
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

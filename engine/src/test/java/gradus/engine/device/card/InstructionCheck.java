package gradus.engine.device.card;

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
import java.util.Random;

/// Runs instructions on an OpenCL device and on the scalar one, over many sizes.
abstract class InstructionCheck extends OnOpenCl {

    static final ElementType REAL = ElementType.FLOAT32;
    static final ElementType WHOLE = ElementType.INT32;
    static final int[] SIZES = {1, 2, 3, 7, 8, 13, 64, 100, 207, 1024, 4098};

    final Random random = new Random(1);

    static Shape shape(int... lengths) {
        return Shape.of(lengths);
    }

    static List<Integer> axes(int... axes) {
        return Arrays.stream(axes).boxed().toList();
    }

    /// Some are equal, some zeros of both signs, and a few no finite numbers.
    final Tensor wild(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> switch (random.nextInt(24)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4, 5, 6, 7, 8, 9 -> random.nextInt(-2, 3);
            default -> random.nextGaussian();
        });
        return Tensor.owning(REAL, shape, values);
    }

    final Tensor tame(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.owning(REAL, shape, values);
    }

    /// Numbers that single precision doesn't hold.
    final Tensor whole(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-2_000_000_000, 2_000_000_000));
        return Tensor.owning(WHOLE, shape, values);
    }

    final Tensor indices(int length, Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-length, length));
        return Tensor.owning(random.nextBoolean() ? WHOLE : REAL, shape, values);
    }

    static void check(Instruction instruction, ElementType type, Shape output, double tolerance, Tensor... inputs) {
        check(instruction, List.of(type), List.of(output), tolerance, inputs);
    }

    /// Runs an instruction on both devices.
    ///
    /// @param tolerance relative to the greater of 1 and the number; 0 for the same numbers
    static void check(
            Instruction instruction, List<ElementType> types, List<Shape> outputs, double tolerance, Tensor... inputs) {
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        Map<Value, Tensor> given = new LinkedHashMap<>();
        for (Tensor input : inputs) {
            Value value = Value.of("input" + feeds.size());
            feeds.put(value, new Operand(feeds.size(), input.type(), input.shape()));
            given.put(value, input);
        }
        // One more makes it a program of single precision whatever its numbers are.
        feeds.put(Value.of("real"), new Operand(feeds.size(), REAL, Shape.SCALAR));
        given.put(Value.of("real"), Tensor.scalar(REAL, 0));
        List<Operand> read = new ArrayList<>(feeds.values()).subList(0, inputs.length);
        Map<Value, Operand> results = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            results.put(Value.of("result" + i), new Operand(feeds.size() + i, types.get(i), outputs.get(i)));
        }
        Step step = new Step(instruction, read, List.copyOf(results.values()));
        Program program = new Program(feeds, Map.of(), List.of(step), results, feeds.size() + outputs.size());
        agree(program, given, tolerance, instruction + " of " + feeds.values());
    }

    /// Runs a program on both devices, as it is, not optimized.
    ///
    /// @return what ran on the device
    static CardRepetition agree(Program program, Map<Value, Tensor> given, double tolerance, String what) {
        CardRepetition repetition = new CardRepetition(program, Map.of(), device(), false);
        repetition.feed(given);
        repetition.run();
        new ScalarDevice().prepare(program).run(given).forEach((value, expected) -> {
            Tensor tensor = repetition.result(value);
            assertEquals(expected.type(), tensor.type());
            assertEquals(expected.shape(), tensor.shape());
            for (int i = 0; i < expected.size(); i++) {
                double wanted = expected.at(i);
                double bound = tolerance * Math.max(1, Math.abs(wanted));
                String text = what + " at " + i;
                if (tolerance == 0 || !Double.isFinite(wanted)) {
                    assertEquals(wanted, tensor.at(i), text);
                } else {
                    assertEquals(wanted, tensor.at(i), bound, text);
                }
            }
        });
        return repetition;
    }

    /// Numbers of which long products stay finite.
    final Tensor near(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextGaussian() / 100));
        return Tensor.owning(REAL, shape, values);
    }

    final Tensor small(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-4, 8));
        return Tensor.owning(WHOLE, shape, values);
    }
}

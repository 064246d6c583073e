package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.program.RowGroup;
import gradus.engine.program.RowGroups;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Small weights that are updated in one pass become what they become one by one.
class AlikeFormulasTest {

    private static final Value RATE = Value.of("rate");

    /// Programs that renew weights of some lengths: `w − rate · (3 · x)`, a sum in between.
    private static Program program(List<Integer> lengths, boolean isReadBetween) {
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        Map<Value, Operand> results = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        Operand rate = new Operand(0, ElementType.FLOAT32, Shape.SCALAR);
        feeds.put(RATE, rate);
        int slot = 1;
        for (int i = 0; i < lengths.size(); i++) {
            Shape shape = Shape.of(lengths.get(i));
            Operand weight = new Operand(slot++, ElementType.FLOAT32, shape);
            Operand input = new Operand(slot++, ElementType.FLOAT32, shape);
            Operand gradient = new Operand(slot++, ElementType.FLOAT32, shape);
            Operand next = new Operand(slot++, ElementType.FLOAT32, shape);
            feeds.put(Value.of("w" + i), weight);
            feeds.put(Value.of("x" + i), input);
            steps.add(new Step(
                    new Instruction.Accumulate(0, /* exclusive= */ false, /* reverse= */ false),
                    List.of(input),
                    List.of(gradient)));
            steps.add(new Step(
                    new Instruction.Pointwise(new Argument(0).minus(new Argument(1).times(new Argument(2)))),
                    List.of(weight, rate, gradient),
                    List.of(next)));
            results.put(Value.of("next" + i), next);
            if (isReadBetween) {
                Operand sum = new Operand(slot++, ElementType.FLOAT32, Shape.of(1));
                steps.add(new Step(
                        new Instruction.Reduce(Instruction.Fold.SUM, List.of(0)), List.of(next), List.of(sum)));
                results.put(Value.of("sum" + i), sum);
            }
        }
        return new Program(feeds, Map.of(), steps, results, slot);
    }

    private static Map<Value, Value> carried(int count) {
        Map<Value, Value> carried = new HashMap<>();
        for (int i = 0; i < count; i++) {
            carried.put(Value.of("w" + i), Value.of("next" + i));
        }
        return carried;
    }

    private static List<Integer> together(List<Integer> lengths, boolean isReadBetween) {
        Program here = program(lengths, isReadBetween).optimized().forLengths(Map.of());
        MemoryPlan memory = MemoryPlan.of(here, Map.of(), carried(lengths.size()));
        return RowGroups.of(here, memory, Map.of()).stream()
                .filter(RowGroup::isTogether)
                .map(group -> group.members().size())
                .toList();
    }

    @Test
    void findsSmallOnesThatNothingReadsBetween() {
        assertEquals(List.of(4), together(List.of(5, 16, 33, 1), false));
        assertEquals(List.of(2), together(List.of(5, 100_000, 33), false), "a large one is left alone");
        assertEquals(List.of(), together(List.of(5, 16, 33, 1), true), "the new weights are read at once");
        assertEquals(List.of(), together(List.of(5), false));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "VECTORS"})
    void givesTheBitsOfEachAlone(SimdDevice.Start start) {
        List<Integer> lengths = List.of(5, 16, 33, 1, 4000);
        Random random = new Random(1);
        List<Tensor> weights =
                lengths.stream().map(length -> tensor(random, length)).toList();
        List<Tensor> inputs =
                lengths.stream().map(length -> tensor(random, length)).toList();

        List<double[]> all = renewed(lengths, weights, inputs, start);

        for (int i = 0; i < lengths.size(); i++) {
            List<double[]> alone =
                    renewed(lengths.subList(i, i + 1), weights.subList(i, i + 1), inputs.subList(i, i + 1), start);
            assertArrayEquals(alone.getFirst(), all.get(i), "weight " + i);
        }
    }

    private static List<double[]> renewed(
            List<Integer> lengths, List<Tensor> weights, List<Tensor> inputs, SimdDevice.Start start) {
        Repetition steps =
                new SimdDevice(new ScalarDevice(), start, 1).repeat(program(lengths, false), carried(lengths.size()));
        Map<Value, Tensor> feeds = new HashMap<>();
        feeds.put(RATE, Tensor.of(ElementType.FLOAT32, Shape.SCALAR, 0.01));
        for (int i = 0; i < lengths.size(); i++) {
            feeds.put(Value.of("w" + i), weights.get(i));
            feeds.put(Value.of("x" + i), inputs.get(i));
        }
        steps.feed(feeds);
        for (int run = 0; run < 3; run++) {
            steps.run();
        }
        List<double[]> renewed = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            renewed.add(steps.now(Value.of("w" + i)).toDoubles());
        }
        return renewed;
    }

    private static Tensor tensor(Random random, int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> random.nextFloat() - 0.5f);
        return Tensor.of(ElementType.FLOAT32, Shape.of(length), numbers);
    }
}

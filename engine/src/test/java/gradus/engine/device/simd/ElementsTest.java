package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Accumulate;
import gradus.engine.instruction.Instruction.ArgMaximum;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.Instruction.RandomRows;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementsTest {

    private final Random random = new Random(1);

    private int[] lengths(int rank) {
        return random.ints(rank, 1, rank < 3 ? 40 : 9).toArray();
    }

    private double[] places(int count, int length) {
        return random.ints(count, -length, length).asDoubleStream().toArray();
    }

    @Test
    void gathersSlices() {
        for (int round = 0; round < 500; round++) {
            int[] data = lengths(random.nextInt(1, 5));
            int axis = random.nextInt(data.length);
            int count = random.nextInt(12);
            double[] places = places(count, data[axis]);
            int[] output = data.clone();
            output[axis] = count;
            if (random.nextInt(10) == 0 && axis > 0) {
                data[0] = 0;
                output[0] = 0;
            }
            double[] values = KernelCheck.wild(random, Layout.count(data));
            KernelCheck check = new KernelCheck(random);
            Layout from = Layout.rowMajor(check.put(values), data);
            int to = check.reserve(Layout.count(output));
            double[] expected = KernelCheck.scalar(
                    new Instruction.Gather(axis),
                    output,
                    KernelCheck.tensor(values, data),
                    KernelCheck.tensor(places, count));
            check.check(new Gather(axis, from, Numbers.of(places, 0), count, to), to, expected, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void addsSlicesToZeros(boolean vectors) {
        for (int round = 0; round < 500; round++) {
            int[] output = lengths(random.nextInt(1, 5));
            int axis = random.nextInt(output.length);
            int count = random.nextInt(12);
            double[] places = places(count, output[axis]);
            int[] slices = output.clone();
            slices[axis] = count;
            double[] values = KernelCheck.tame(random, Layout.count(slices));
            KernelCheck check = new KernelCheck(random);
            int from = check.put(values);
            Layout to = Layout.rowMajor(check.reserve(Layout.count(output)), output);
            double[] expected = KernelCheck.scalar(
                    new Instruction.ScatterAdd(axis),
                    output,
                    KernelCheck.tensor(values, slices),
                    KernelCheck.tensor(places, count));
            check.check(new ScatterAdd(axis, from, Numbers.of(places, 0), count, to, vectors), to.at(), expected, 1e-5);
        }
    }

    @Test
    void gathersElements() {
        for (int round = 0; round < 500; round++) {
            int[] data = lengths(random.nextInt(1, 5));
            int axis = random.nextInt(data.length);
            int[] output = Arrays.stream(data)
                    .map(length -> random.nextBoolean() ? length : random.nextInt(length + 1))
                    .toArray();
            output[axis] = random.nextInt(12);
            double[] values = KernelCheck.wild(random, Layout.count(data));
            double[] places = places(Layout.count(output), data[axis]);
            KernelCheck check = new KernelCheck(random);
            Layout from = Layout.rowMajor(check.put(values), data);
            Layout to = Layout.rowMajor(check.reserve(places.length), output);
            double[] expected = KernelCheck.scalar(
                    new Instruction.GatherElements(axis),
                    output,
                    KernelCheck.tensor(values, data),
                    KernelCheck.tensor(places, output));
            check.check(new GatherElements(axis, from, Numbers.of(places, 0), to), to.at(), expected, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, -4, 1e12, -0.5, 2.9, Double.NaN})
    void takesNumbersAsPlacesLikeTheScalarDevice(double number) {
        double[] values = {10, 11, 12};
        float[] arena = {10, 11, 12, 0};
        double[] places = {number};
        Runnable scalar = () -> KernelCheck.scalar(
                new Instruction.Gather(0), new int[] {1}, KernelCheck.tensor(values, 3), KernelCheck.tensor(places, 1));
        Runnable kernel = () -> new Gather(0, Layout.rowMajor(0, 3), Numbers.of(places, 0), 1, 3).run(arena);
        if (number >= 3 || number < -3) {
            String message =
                    assertThrows(IllegalArgumentException.class, scalar::run).getMessage();
            assertEquals(
                    message,
                    assertThrows(IllegalArgumentException.class, kernel::run).getMessage());
            return;
        }
        kernel.run();
        double[] expected = KernelCheck.scalar(
                new Instruction.Gather(0), new int[] {1}, KernelCheck.tensor(values, 3), KernelCheck.tensor(places, 1));
        assertEquals(expected[0], arena[3]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheFirstMaximum(boolean vectors) {
        for (int round = 0; round < 500; round++) {
            int[] input = lengths(random.nextInt(1, 5));
            int axis = random.nextInt(input.length);
            int[] output = input.clone();
            output[axis] = 1;
            double[] values = KernelCheck.wild(random, Layout.count(input));
            KernelCheck check = new KernelCheck(random);
            Layout from = Layout.rowMajor(check.put(values), input);
            int to = check.reserve(Layout.count(output));
            double[] expected = KernelCheck.scalar(new ArgMaximum(axis), output, KernelCheck.tensor(values, input));
            FirstMaximum kernel = new FirstMaximum(axis, from, to, vectors);
            check.check(kernel, to, expected, 0);

            float[] floats = new float[from.at() + values.length];
            for (int i = 0; i < values.length; i++) {
                floats[from.at() + i] = (float) values[i];
            }
            double[] wide = new double[to + expected.length];
            kernel.run(floats, wide);
            assertArrayEquals(expected, Arrays.copyOfRange(wide, to, wide.length));
        }
    }

    @Test
    void sumsUpToEachElement() {
        for (int round = 0; round < 500; round++) {
            int[] input = lengths(random.nextInt(1, 5));
            Accumulate how = new Accumulate(random.nextInt(input.length), random.nextBoolean(), random.nextBoolean());
            double[] values = KernelCheck.wild(random, Layout.count(input));
            KernelCheck check = new KernelCheck(random);
            Layout from = Layout.rowMajor(check.put(values), input);
            int to = check.reserve(values.length);
            double[] expected = KernelCheck.scalar(how, input, KernelCheck.tensor(values, input));
            check.check(new CumulativeSums(how, from, to), to, expected, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheNumbersThatEveryDeviceDraws(Distribution distribution) {
        for (int count : new int[] {0, 1, 7, 500}) {
            long key = random.nextLong();
            KernelCheck check = new KernelCheck(random);
            int to = check.reserve(count);
            double[] expected = KernelCheck.scalar(new Instruction.Random(distribution, key), new int[] {count});
            check.check(RandomNumbers.of(distribution, key, count, to), to, expected, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsARowForEachExample(Distribution distribution) {
        for (int rows : new int[] {0, 1, 9}) {
            long key = random.nextLong();
            double[] counters = {random.nextInt(1000), random.nextInt(1000)};
            double[] examples = IntStream.range(0, rows)
                    .mapToDouble(row -> random.nextInt(50_000))
                    .toArray();
            int width = random.nextInt(30);
            KernelCheck check = new KernelCheck(random);
            int to = check.reserve(rows * width);
            double[] expected = KernelCheck.scalar(
                    new RandomRows(distribution, key),
                    new int[] {rows, width},
                    KernelCheck.tensor(counters, 2),
                    KernelCheck.tensor(examples, rows));
            check.check(
                    RandomNumbers.rows(
                            distribution, key, Numbers.of(counters, 0), Numbers.of(examples, 0), rows, width, to),
                    to,
                    expected,
                    0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    void allocatesNothing(boolean vectors) {
        Layout data = Layout.rowMajor(0, 10, 20);
        Numbers first = Numbers.of(new double[10], 0);
        KernelCheck.assertAllocatesNothing(new Gather(0, data, first, 10, 200), 400);
        KernelCheck.assertAllocatesNothing(new ScatterAdd(0, 0, first, 10, Layout.rowMajor(200, 10, 20), vectors), 400);
        KernelCheck.assertAllocatesNothing(new GatherElements(1, data, first, Layout.rowMajor(200, 10, 1)), 400);
        KernelCheck.assertAllocatesNothing(new FirstMaximum(0, data, 200, vectors), 400);
        KernelCheck.assertAllocatesNothing(new CumulativeSums(new Accumulate(0, false, true), data, 200), 400);
        KernelCheck.assertAllocatesNothing(RandomNumbers.of(Distribution.NORMAL, 1, 200, 200), 400);
        KernelCheck.assertAllocatesNothing(RandomNumbers.rows(Distribution.UNIFORM, 1, first, first, 10, 20, 200), 400);
    }
}

package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Concatenate;
import gradus.engine.instruction.Instruction.Place;
import gradus.engine.instruction.Instruction.Slice;
import gradus.engine.instruction.Instruction.Transpose;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovesTest {

    private final Random random = new Random(1);

    /// What rows are copied with.
    enum Copying {
        PLAIN,
        FLOATS_IN_VECTORS,
        DOUBLES_IN_VECTORS,
        NARROW_VECTORS
    }

    private final Map<Copying, RowCopiers> written = new EnumMap<>(Copying.class);

    private RowCopiers copiers(Copying copying) {
        return written.computeIfAbsent(copying, how -> switch (how) {
            case PLAIN -> new RowCopiers(Optional.empty(), Element.FLOAT);
            case FLOATS_IN_VECTORS -> new RowCopiers(Optional.of(new VectorProducts()), Element.FLOAT);
            case DOUBLES_IN_VECTORS -> new RowCopiers(Optional.of(new VectorProducts()), Element.DOUBLE);
            case NARROW_VECTORS -> new RowCopiers(Optional.of(new VectorProducts(128)), Element.FLOAT);
        });
    }

    private int[] lengths(int rank, int most) {
        return random.ints(rank, random.nextInt(12) == 0 ? 0 : 1, most + 1).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void transposesAnyPermutation(Copying copying) {
        for (int round = 0; round < 1500; round++) {
            int rank = random.nextInt(6);
            transpose(lengths(rank, List.of(50, 50, 40, 14, 9, 5).get(rank)), copying);
        }
        transpose(new int[] {300, 170}, copying);
        transpose(new int[] {3, 64, 100}, copying);
    }

    private void transpose(int[] lengths, Copying copying) {
        List<Integer> permutation =
                new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
        Collections.shuffle(permutation, random);
        int[] output = permutation.stream().mapToInt(axis -> lengths[axis]).toArray();
        double[] values = KernelCheck.wild(random, Layout.count(lengths));
        KernelCheck check = new KernelCheck(random);
        Layout from = Layout.rowMajor(check.put(values), lengths);
        Layout to = Layout.rowMajor(check.reserve(values.length), output);
        double[] expected = KernelCheck.scalar(new Transpose(permutation), output, KernelCheck.tensor(values, lengths));
        check.check(Moves.transpose(permutation, from, to, copiers(copying)), to.at(), expected, 0);
    }

    @ParameterizedTest
    @EnumSource
    void expandsWhatBroadcasts(Copying copying) {
        for (int round = 0; round < 600; round++) {
            int[] output = lengths(random.nextInt(5), 12);
            int[] input = IntStream.range(random.nextInt(output.length + 1), output.length)
                    .map(axis -> random.nextBoolean() ? 1 : output[axis])
                    .toArray();
            double[] values = KernelCheck.wild(random, Layout.count(input));
            KernelCheck check = new KernelCheck(random);
            Layout from = Layout.rowMajor(check.put(values), input);
            Layout to = Layout.rowMajor(check.reserve(Layout.count(output)), output);
            Instruction copy = new Instruction.Pointwise(new ScalarExpression.Argument(0));
            double[] expected = KernelCheck.scalar(copy, output, KernelCheck.tensor(values, input));
            check.check(Moves.expand(from, to, copiers(copying)), to.at(), expected, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void slicesAndPlacesAtEvenDistances(Copying copying) {
        for (int round = 0; round < 1500; round++) {
            int rank = random.nextInt(5);
            int[] small = lengths(rank, rank < 3 ? 50 : 6);
            int[] large = new int[rank];
            List<Integer> starts = new ArrayList<>();
            List<Integer> steps = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                int step = random.nextInt(1, 4) * (random.nextInt(3) == 0 ? -1 : 1);
                int span = Math.max(0, small[axis] - 1) * Math.abs(step) + 1;
                int before = random.nextInt(3);
                starts.add(before + (step < 0 ? span - 1 : 0));
                steps.add(step);
                large[axis] = before + span + random.nextInt(3);
            }
            check(new Slice(starts, steps), large, small, copying);
            double elsewhere = random.nextBoolean() ? 0 : random.nextInt(9);
            check(new Place(starts, steps, elsewhere), small, large, copying);
        }
    }

    private void check(Instruction instruction, int[] input, int[] output, Copying copying) {
        double[] values = KernelCheck.wild(random, Layout.count(input));
        KernelCheck check = new KernelCheck(random);
        Layout from = Layout.rowMajor(check.put(values), input);
        Layout to = Layout.rowMajor(check.reserve(Layout.count(output)), output);
        ArenaKernel kernel = instruction instanceof Place place
                ? Moves.place(place, from, to, copiers(copying))
                : Moves.slice((Slice) instruction, from, to, copiers(copying));
        check.check(kernel, to.at(), KernelCheck.scalar(instruction, output, KernelCheck.tensor(values, input)), 0);
    }

    @ParameterizedTest
    @EnumSource
    void concatenatesAlongAnyAxis(Copying copying) {
        for (int round = 0; round < 500; round++) {
            int[] output = lengths(random.nextInt(1, 5), 10);
            int axis = random.nextInt(output.length);
            output[axis] = 0;
            KernelCheck check = new KernelCheck(random);
            List<Layout> from = new ArrayList<>();
            List<Tensor> tensors = new ArrayList<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                int[] lengths = output.clone();
                lengths[axis] = random.nextInt(20);
                output[axis] += lengths[axis];
                double[] values = KernelCheck.wild(random, Layout.count(lengths));
                from.add(Layout.rowMajor(check.put(values), lengths));
                tensors.add(KernelCheck.tensor(values, lengths));
            }
            Layout to = Layout.rowMajor(check.reserve(Layout.count(output)), output);
            double[] expected = KernelCheck.scalar(new Concatenate(axis), output, tensors.toArray(Tensor[]::new));
            check.check(Moves.concatenate(axis, from, to, copiers(copying)), to.at(), expected, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PLAIN")
    void allocatesNothing(Copying copying) {
        Layout from = Layout.rowMajor(0, 20, 30);
        Layout rows = Layout.rowMajor(0, 20, 15);
        KernelCheck.assertAllocatesNothing(
                Moves.transpose(List.of(1, 0), from, Layout.rowMajor(600, 30, 20), copiers(copying)), 1200);
        KernelCheck.assertAllocatesNothing(
                Moves.slice(
                        new Slice(List.of(0, 0), List.of(1, 2)), from, Layout.rowMajor(600, 20, 15), copiers(copying)),
                900);
        KernelCheck.assertAllocatesNothing(
                Moves.place(
                        new Place(List.of(0, 3), List.of(1, 1), 0),
                        rows,
                        Layout.rowMajor(600, 20, 30),
                        copiers(copying)),
                1200);
        KernelCheck.assertAllocatesNothing(
                Moves.expand(Layout.rowMajor(0, 20, 1), Layout.rowMajor(600, 20, 30), copiers(copying)), 1200);
    }

    @Test
    void readsWhatIsNoRowMajorTensor() {
        KernelCheck check = new KernelCheck(random);
        int from = check.put(new double[] {1, 2, 3, 4, 5, 6});
        int to = check.reserve(4);
        Layout diagonalPairs = new Layout(from, new int[] {2, 2}, new int[] {1, 4});
        check.check(
                Moves.copy(diagonalPairs, Layout.rowMajor(to, 2, 2), copiers(Copying.PLAIN)),
                to,
                new double[] {1, 5, 2, 6},
                0);
    }
}

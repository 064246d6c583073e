package gradus.engine.device.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How some tensors are walked together, element by element of a common shape: its axes, of which neighbours that all
/// tensors walk alike are joined into one, and those of length 1 left out.
///
/// @param lengths of the axes; none for a single element
/// @param steps for each tensor, how far neighbours along each axis are apart; 0 where it is repeated
@SuppressWarnings("ArrayRecordComponent")
record Axes(int[] lengths, int[][] steps) {

    /// @param lengths of the common shape
    /// @param steps of each tensor along its axes
    static Axes of(int[] lengths, List<int[]> steps) {
        List<Integer> joined = new ArrayList<>();
        List<int[]> joinedSteps = new ArrayList<>();
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] == 1) {
                continue;
            }
            int[] here = new int[steps.size()];
            boolean joins = !joined.isEmpty();
            for (int i = 0; i < here.length; i++) {
                here[i] = steps.get(i)[axis];
                joins = joins && joinedSteps.getLast()[i] == here[i] * lengths[axis];
            }
            if (joins) {
                joined.set(joined.size() - 1, joined.getLast() * lengths[axis]);
                joinedSteps.set(joinedSteps.size() - 1, here);
            } else {
                joined.add(lengths[axis]);
                joinedSteps.add(here);
            }
        }
        int[][] each = new int[steps.size()][joined.size()];
        for (int axis = 0; axis < joined.size(); axis++) {
            for (int i = 0; i < each.length; i++) {
                each[i][axis] = joinedSteps.get(axis)[i];
            }
        }
        return new Axes(joined.stream().mapToInt(Integer::intValue).toArray(), each);
    }

    /// Tensors that broadcast to a shape.
    static Axes broadcast(int[] output, List<int[]> inputs) {
        return of(
                output,
                inputs.stream().map(input -> broadcastSteps(output, input)).toList());
    }

    private static int[] broadcastSteps(int[] output, int[] input) {
        int[] steps = new int[output.length];
        int[] own = rowMajor(input);
        int extra = output.length - input.length;
        for (int axis = 0; axis < input.length; axis++) {
            steps[axis + extra] = input[axis] == 1 ? 0 : own[axis];
        }
        return steps;
    }

    /// The distances between neighbours in a row-major tensor.
    static int[] rowMajor(int[] lengths) {
        int[] steps = new int[lengths.length];
        int step = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= lengths[axis];
        }
        return steps;
    }

    static int count(int... lengths) {
        return Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
    }

    int rank() {
        return lengths.length;
    }

    /// Whether a tensor has one number for the whole shape.
    boolean isOne(int tensor) {
        return Arrays.stream(steps[tensor]).allMatch(step -> step == 0);
    }

    /// Whether a tensor's elements lie as those of the shape do.
    boolean isEach(int tensor) {
        return Arrays.equals(steps[tensor], rowMajor(lengths));
    }

    /// The lengths, then the steps of each tensor, as kernels read them.
    int[] row() {
        int[] row = Arrays.copyOf(lengths, rank() * (1 + steps.length));
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(steps[i], 0, row, rank() * (1 + i), rank());
        }
        return row;
    }
}

package gradus.engine.device.simd;

import java.util.Arrays;
import java.util.List;

/// Where the elements of a tensor lie in an arena.
///
/// @param at the first element
/// @param lengths of the axes, outermost first
/// @param steps the distance between neighbours along each axis, in elements; 0 where one is repeated
@SuppressWarnings("ArrayRecordComponent")
record Layout(int at, int[] lengths, int[] steps) {

    /// A tensor stored row-major.
    static Layout rowMajor(int at, int... lengths) {
        int[] steps = new int[lengths.length];
        int step = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= lengths[axis];
        }
        return new Layout(at, lengths, steps);
    }

    /// How many elements a box of these lengths has.
    static int count(int... lengths) {
        int count = 1;
        for (int length : lengths) {
            count *= length;
        }
        return count;
    }

    /// The next index of a box in row-major order; the first again after the last.
    static void advance(int[] index, int[] lengths) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < lengths[axis]) {
                return;
            }
            index[axis] = 0;
        }
    }

    int rank() {
        return lengths.length;
    }

    /// The number of elements.
    int count() {
        return count(lengths);
    }

    /// How many elements the axes before this one make together.
    int countBefore(int axis) {
        return count(Arrays.copyOf(lengths, axis));
    }

    /// How many elements the axes after this one make together.
    int countAfter(int axis) {
        return count(Arrays.copyOfRange(lengths, axis + 1, lengths.length));
    }

    /// The same elements with the axes in another order.
    Layout permuted(List<Integer> permutation) {
        return new Layout(
                at,
                permutation.stream().mapToInt(axis -> lengths[axis]).toArray(),
                permutation.stream().mapToInt(axis -> steps[axis]).toArray());
    }

    /// Some of the elements: along each axis every so many, from some place on.
    ///
    /// @param lengths how many
    Layout every(List<Integer> starts, List<Integer> distances, int[] lengths) {
        int start = at;
        int[] wider = new int[steps.length];
        for (int axis = 0; axis < steps.length; axis++) {
            start += starts.get(axis) * steps[axis];
            wider[axis] = distances.get(axis) * steps[axis];
        }
        return new Layout(start, lengths, wider);
    }

    /// The elements repeated along axes of length 1, as far as a shape that this one broadcasts to.
    Layout expanded(int[] lengths) {
        int extra = lengths.length - rank();
        int[] repeated = new int[lengths.length];
        for (int axis = 0; axis < rank(); axis++) {
            repeated[axis + extra] = this.lengths[axis] == 1 ? 0 : steps[axis];
        }
        return new Layout(at, lengths, repeated);
    }
}

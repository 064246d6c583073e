package gradus.engine.device.simd;

import gradus.engine.device.simd.LoopForm.Mode;
import java.util.ArrayList;
import java.util.List;

/// How the elements of some inputs lie when they broadcast to an output: the axes of the output, of which neighbours
/// that
/// all inputs walk alike are joined into one.
///
/// @param lengths of the joined axes, at least one
/// @param strides for each input, how far its neighbours along each joined axis are apart; 0 where it is repeated
@SuppressWarnings("ArrayRecordComponent")
record Extents(int[] lengths, int[][] strides) {

    /// @param output the lengths of the output
    /// @param inputs the lengths of each input
    static Extents of(int[] output, List<int[]> inputs) {
        List<Integer> lengths = new ArrayList<>();
        List<int[]> steps = new ArrayList<>();
        int[][] full = new int[inputs.size()][];
        for (int i = 0; i < full.length; i++) {
            full[i] = strides(output, inputs.get(i));
        }
        for (int axis = 0; axis < output.length; axis++) {
            if (output[axis] == 1) {
                continue;
            }
            int[] here = new int[full.length];
            boolean joins = !lengths.isEmpty();
            for (int i = 0; i < full.length; i++) {
                here[i] = full[i][axis];
                joins = joins && steps.getLast()[i] == here[i] * output[axis];
            }
            if (joins) {
                lengths.set(lengths.size() - 1, lengths.getLast() * output[axis]);
                steps.set(steps.size() - 1, here);
            } else {
                lengths.add(output[axis]);
                steps.add(here);
            }
        }
        if (lengths.isEmpty()) {
            lengths.add(1);
            steps.add(new int[full.length]);
        }
        int[][] strides = new int[full.length][lengths.size()];
        for (int axis = 0; axis < lengths.size(); axis++) {
            for (int i = 0; i < full.length; i++) {
                strides[i][axis] = steps.get(axis)[i];
            }
        }
        return new Extents(lengths.stream().mapToInt(Integer::intValue).toArray(), strides);
    }

    private static int[] strides(int[] output, int[] input) {
        int[] strides = new int[output.length];
        int stride = 1;
        for (int axis = input.length - 1; axis >= 0; axis--) {
            strides[axis + output.length - input.length] = input[axis] == 1 ? 0 : stride;
            stride *= input[axis];
        }
        return strides;
    }

    int count() {
        int count = 1;
        for (int length : lengths) {
            count *= length;
        }
        return count;
    }

    /// Whether an input has one number for the whole output.
    boolean isOne(int input) {
        for (int axis = 0; axis < lengths.length; axis++) {
            if (strides[input][axis] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether an input's elements lie as the output's do.
    boolean isEach(int input) {
        int stride = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            if (strides[input][axis] != stride) {
                return false;
            }
            stride *= lengths[axis];
        }
        return true;
    }

    /// How an input is read along the last axis.
    Mode rowMode(int input) {
        return strides[input][lengths.length - 1] == 0 ? Mode.ONE : Mode.EACH;
    }

    /// Where each element of an input lies, in the order of the output.
    int[] map(int input) {
        return map(input, 0);
    }

    /// The same with some zeros behind: a vector is read whole.
    int[] map(int input, int behind) {
        int count = count();
        int[] map = new int[count + behind];
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int axis = lengths.length - 1; axis >= 0; axis--) {
                map[i] += rest % lengths[axis] * strides[input][axis];
                rest /= lengths[axis];
            }
        }
        return map;
    }
}

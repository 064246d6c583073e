package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Accumulate;
import gradus.engine.instruction.Instruction.Place;
import java.util.Arrays;
import java.util.List;

/// Moves elements, and walks along single axes.
final class ArrangeKernel {

    private ArrangeKernel() {}

    static double[] slice(List<Integer> starts, List<Integer> steps, Strided input, int[] output) {
        double[] result = new double[Strided.count(output)];
        within(input.values(), input.strides(), starts, steps).copyTo(Region.all(result, output), output);
        return result;
    }

    static double[] place(Place place, Strided input, int[] output) {
        double[] result = new double[Strided.count(output)];
        Arrays.fill(result, place.elsewhere());
        int[] strides = Strided.rowMajor(result, output).strides();
        Region.all(input.values(), input.lengths())
                .copyTo(within(result, strides, place.starts(), place.steps()), input.lengths());
        return result;
    }

    static double[] concatenate(int axis, List<Strided> inputs, int[] output) {
        double[] result = new double[Strided.count(output)];
        int[] strides = Strided.rowMajor(result, output).strides();
        int before = 0;
        for (Strided input : inputs) {
            Region.all(input.values(), input.lengths())
                    .copyTo(new Region(result, before * strides[axis], strides), input.lengths());
            before += input.lengths()[axis];
        }
        return result;
    }

    /// Every so many elements along each axis, from some place on.
    private static Region within(double[] values, int[] strides, List<Integer> starts, List<Integer> steps) {
        int start = 0;
        int[] distances = new int[strides.length];
        for (int axis = 0; axis < strides.length; axis++) {
            start += starts.get(axis) * strides[axis];
            distances[axis] = steps.get(axis) * strides[axis];
        }
        return new Region(values, start, distances);
    }

    static double[] accumulate(Accumulate how, Strided input) {
        double[] result = new double[input.values().length];
        int length = input.lengths()[how.axis()];
        int stride = input.strides()[how.axis()];
        for (int start : lines(input, how.axis())) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                int at = start + (how.reverse() ? length - 1 - i : i) * stride;
                result[at] = how.exclusive() ? sum : sum + input.values()[at];
                sum += input.values()[at];
            }
        }
        return result;
    }

    static double[] argMaximum(int axis, Strided input) {
        int length = input.lengths()[axis];
        int stride = input.strides()[axis];
        int[] starts = lines(input, axis);
        double[] result = new double[starts.length];
        for (int line = 0; line < starts.length; line++) {
            int best = 0;
            for (int i = 1; i < length; i++) {
                double value = input.values()[starts[line] + i * stride];
                double largest = input.values()[starts[line] + best * stride];
                if (value > largest || (Double.isNaN(value) && !Double.isNaN(largest))) {
                    best = i;
                }
            }
            result[line] = best;
        }
        return result;
    }

    /// Where the lines along an axis begin, in row-major order of the other axes.
    static int[] lines(Strided input, int axis) {
        int[] others = input.lengths().clone();
        others[axis] = 1;
        int[] starts = new int[input.values().length == 0 ? 0 : Strided.count(others)];
        int[] index = new int[others.length];
        for (int line = 0; line < starts.length; line++) {
            for (int i = 0; i < index.length; i++) {
                starts[line] += index[i] * input.strides()[i];
            }
            advance(index, others);
        }
        return starts;
    }

    /// The next index in row-major order.
    static void advance(int[] index, int[] lengths) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < lengths[axis]) {
                return;
            }
            index[axis] = 0;
        }
    }
}

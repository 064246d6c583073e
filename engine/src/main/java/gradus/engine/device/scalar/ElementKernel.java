package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Order;
import gradus.engine.instruction.Instruction.ScatterElements;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Picks, puts and sorts single elements along an axis.
final class ElementKernel {

    private ElementKernel() {}

    static double[] gather(int axis, Strided data, Strided indices, int[] output) {
        double[] result = new double[Strided.count(output)];
        int[] index = new int[output.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = data.values()[place(axis, data, index, indices.values()[i])];
            ArrangeKernel.advance(index, output);
        }
        return result;
    }

    static double[] scatter(ScatterElements how, Strided data, Strided indices, Strided updates) {
        double[] result = data.values().clone();
        int[] index = new int[indices.lengths().length];
        for (int i = 0; i < indices.values().length; i++) {
            int at = place(how.axis(), data, index, indices.values()[i]);
            double update = updates.values()[i];
            double there = result[at];
            result[at] = how.join().map(join -> join.apply(there, update)).orElse(update);
            ArrangeKernel.advance(index, indices.lengths());
        }
        return result;
    }

    static double[] order(Order how, Strided input) {
        double[] result = new double[input.values().length];
        int length = input.lengths()[how.axis()];
        int stride = input.strides()[how.axis()];
        for (int start : ArrangeKernel.lines(input, how.axis())) {
            Comparator<Integer> ascending = Comparator.comparingDouble(i -> number(input, start + i * stride));
            int[] order = IntStream.range(0, length)
                    .boxed()
                    .sorted(how.descending() ? ascending.reversed() : ascending)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < length; i++) {
                result[start + i * stride] = order[i];
            }
        }
        return result;
    }

    /// The element for sorting: −0 and 0 are equal.
    private static double number(Strided input, int at) {
        return input.values()[at] + 0.0;
    }

    private static int place(int axis, Strided data, int[] index, double number) {
        int offset = 0;
        for (int i = 0; i < index.length; i++) {
            int at = i == axis ? GatherKernel.index(number, data.lengths()[axis]) : index[i];
            offset += at * data.strides()[i];
        }
        return offset;
    }
}

package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Accumulate;
import java.util.Arrays;

/// Sums along an axis up to each element, `[outer, length, inner]`, in double precision in either arena.
final class CumulativeSums implements ArenaKernel {

    private final Accumulate how;
    private final int from;
    private final int to;
    private final int outer;
    private final int length;
    private final int inner;
    private final double[] sums;

    /// @param input where the elements are, row-major
    /// @param to where the sums go
    CumulativeSums(Accumulate how, Layout input, int to) {
        this.how = how;
        this.to = to;
        from = input.at();
        outer = input.countBefore(how.axis());
        length = input.lengths()[how.axis()];
        inner = input.countAfter(how.axis());
        sums = new double[inner];
    }

    @Override
    public void run(float[] arena) {
        for (int block = 0; block < outer; block++) {
            int start = block * length * inner;
            if (inner == 1) {
                sumLine(arena, start);
            } else {
                sumRows(arena, start);
            }
        }
    }

    private void sumLine(float[] arena, int start) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            int at = start + (how.reverse() ? length - 1 - i : i);
            double after = sum + arena[from + at];
            arena[to + at] = (float) (how.exclusive() ? sum : after);
            sum = after;
        }
    }

    private void sumRows(float[] arena, int start) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < length; i++) {
            int row = start + (how.reverse() ? length - 1 - i : i) * inner;
            for (int j = 0; j < inner; j++) {
                double before = sums[j];
                double after = before + arena[from + row + j];
                arena[to + row + j] = (float) (how.exclusive() ? before : after);
                sums[j] = after;
            }
        }
    }

    @Override
    public void run(double[] arena) {
        for (int block = 0; block < outer; block++) {
            int start = block * length * inner;
            if (inner == 1) {
                sumLine(arena, start);
            } else {
                sumRows(arena, start);
            }
        }
    }

    private void sumLine(double[] arena, int start) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            int at = start + (how.reverse() ? length - 1 - i : i);
            double after = sum + arena[from + at];
            arena[to + at] = how.exclusive() ? sum : after;
            sum = after;
        }
    }

    private void sumRows(double[] arena, int start) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < length; i++) {
            int row = start + (how.reverse() ? length - 1 - i : i) * inner;
            for (int j = 0; j < inner; j++) {
                double before = sums[j];
                double after = before + arena[from + row + j];
                arena[to + row + j] = how.exclusive() ? before : after;
                sums[j] = after;
            }
        }
    }
}

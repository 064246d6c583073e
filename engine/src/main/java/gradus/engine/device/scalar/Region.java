package gradus.engine.device.scalar;

import java.util.Arrays;

/// A box of elements within a flat array: where it begins, and the distance between neighbours along each axis.
@SuppressWarnings("ArrayRecordComponent")
record Region(double[] values, int start, int[] steps) {

    /// The whole of an array stored row-major.
    static Region all(double[] values, int[] lengths) {
        return new Region(values, 0, Strided.rowMajor(values, lengths).strides());
    }

    /// Copies a box to a place of the same lengths.
    void copyTo(Region target, int[] lengths) {
        each(target, lengths, Region::copyRow);
    }

    /// Adds a box to what is at a place of the same lengths.
    void addTo(Region target, int[] lengths) {
        each(target, lengths, Region::addRow);
    }

    private interface Row {
        void go(double[] from, int at, int step, double[] to, int target, int targetStep, int count);
    }

    private void each(Region target, int[] lengths, Row row) {
        int rank = lengths.length;
        if (Arrays.stream(lengths).anyMatch(length -> length == 0)) {
            return;
        }
        int last = rank - 1;
        int count = rank == 0 ? 1 : lengths[last];
        int step = rank == 0 ? 1 : steps[last];
        int targetStep = rank == 0 ? 1 : target.steps[last];
        int[] index = new int[rank];
        int from = start;
        int to = target.start;
        while (true) {
            row.go(values, from, step, target.values, to, targetStep, count);
            int axis = rank - 2;
            for (; axis >= 0; axis--) {
                from += steps[axis];
                to += target.steps[axis];
                if (++index[axis] < lengths[axis]) {
                    break;
                }
                from -= steps[axis] * lengths[axis];
                to -= target.steps[axis] * lengths[axis];
                index[axis] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private static void copyRow(double[] from, int at, int step, double[] to, int target, int targetStep, int count) {
        if (step == 1 && targetStep == 1) {
            System.arraycopy(from, at, to, target, count);
            return;
        }
        for (int i = 0, f = at, t = target; i < count; i++, f += step, t += targetStep) {
            to[t] = from[f];
        }
    }

    private static void addRow(double[] from, int at, int step, double[] to, int target, int targetStep, int count) {
        if (step == 1 && targetStep == 1) {
            for (int i = 0; i < count; i++) {
                to[target + i] += from[at + i];
            }
            return;
        }
        for (int i = 0, f = at, t = target; i < count; i++, f += step, t += targetStep) {
            to[t] += from[f];
        }
    }
}

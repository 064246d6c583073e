package gradus.engine.device.simd;

import java.util.Arrays;

/// Adds slices to zeros at numbered places along an axis: `[outer, count, width] → [outer, length, width]`.
final class ScatterAdd implements ArenaKernel {

    private final Numbers indices;
    private final int from;
    private final int to;
    private final int outer;
    private final int length;
    private final int width;
    private final boolean vectors;
    private final int[] places;

    /// @param from where the slices are
    /// @param indices where each goes
    /// @param count how many there are
    /// @param output where the sums go, row-major
    /// @param vectors whether the Vector API may be used
    ScatterAdd(int axis, int from, Numbers indices, int count, Layout output, boolean vectors) {
        this.indices = indices;
        this.from = from;
        this.vectors = vectors;
        to = output.at();
        outer = output.countBefore(axis);
        length = output.lengths()[axis];
        width = output.countAfter(axis);
        places = new int[outer * width == 0 ? 0 : count];
    }

    private void findPlaces() {
        for (int i = 0; i < places.length; i++) {
            places[i] = indices.place(i, length);
        }
    }

    @Override
    public void run(float[] arena) {
        findPlaces();
        Arrays.fill(arena, to, to + outer * length * width, 0);
        int source = from;
        for (int block = 0; block < outer; block++) {
            int target = to + block * length * width;
            for (int place : places) {
                if (vectors) {
                    FloatLanes.addRow(arena, source, target + place * width, width);
                } else {
                    FloatRows.addSteps(arena, source, 1, target + place * width, 1, width);
                }
                source += width;
            }
        }
    }

    @Override
    public void run(double[] arena) {
        findPlaces();
        Arrays.fill(arena, to, to + outer * length * width, 0);
        int source = from;
        for (int block = 0; block < outer; block++) {
            int target = to + block * length * width;
            for (int place : places) {
                if (vectors) {
                    DoubleLanes.addRow(arena, source, target + place * width, width);
                } else {
                    DoubleRows.addSteps(arena, source, 1, target + place * width, 1, width);
                }
                source += width;
            }
        }
    }
}

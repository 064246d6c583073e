package gradus.engine.device.simd;

/// Where along an axis the largest element stands, the first of equals, `[outer, length, inner] → [outer, 1, inner]`.
/// NaN counts as greater than every number.
final class FirstMaximum implements ArenaKernel {

    private final int from;
    private final int to;
    private final int outer;
    private final int length;
    private final int inner;
    private final boolean vectors;
    private final float[] floats;

    /// @param input where the elements are, row-major
    /// @param to where the places go
    /// @param vectors whether the Vector API may be used
    FirstMaximum(int axis, Layout input, int to, boolean vectors) {
        this.to = to;
        from = input.at();
        length = input.lengths()[axis];
        inner = input.countAfter(axis);
        outer = length == 0 ? 0 : input.countBefore(axis);
        this.vectors = vectors;
        floats = new float[inner];
    }

    @Override
    public void run(float[] arena) {
        for (int block = 0; block < outer; block++) {
            find(arena, block, arena, to + block * inner);
        }
    }

    /// Puts the places into another arena: whole numbers are doubles in programs of single precision too.
    void run(float[] arena, double[] wide) {
        for (int block = 0; block < outer; block++) {
            find(arena, block, floats, 0);
            for (int i = 0; i < inner; i++) {
                wide[to + block * inner + i] = floats[i];
            }
        }
    }

    @Override
    public void run(double[] arena) {
        for (int block = 0; block < outer; block++) {
            int source = from + block * length * inner;
            int target = to + block * inner;
            int found = vectors ? DoubleLanes.firstMaxima(arena, source, length, inner, arena, target) : 0;
            for (int i = found; i < inner; i++) {
                arena[target + i] = DoubleRows.firstMaximum(arena, source + i, length, inner);
            }
        }
    }

    private void find(float[] arena, int block, float[] places, int target) {
        int source = from + block * length * inner;
        int found = vectors ? FloatLanes.firstMaxima(arena, source, length, inner, places, target) : 0;
        for (int i = found; i < inner; i++) {
            places[target + i] = FloatRows.firstMaximum(arena, source + i, length, inner);
        }
    }
}

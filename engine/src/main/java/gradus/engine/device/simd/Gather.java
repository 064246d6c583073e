package gradus.engine.device.simd;

/// Picks slices along an axis by number: `[outer, length, width] → [outer, count, width]`.
final class Gather implements ArenaKernel {

    private final Numbers indices;
    private final int from;
    private final int to;
    private final int outer;
    private final int length;
    private final int width;
    private final int[] places;

    /// @param data where the slices are, row-major
    /// @param indices which to pick
    /// @param count how many are picked
    /// @param to where they go
    Gather(int axis, Layout data, Numbers indices, int count, int to) {
        this.indices = indices;
        this.to = to;
        from = data.at();
        outer = data.countBefore(axis);
        length = data.lengths()[axis];
        width = data.countAfter(axis);
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
        int target = to;
        for (int block = 0; block < outer; block++) {
            int source = from + block * length * width;
            for (int place : places) {
                FloatRows.copyRow(arena, source + place * width, target, width);
                target += width;
            }
        }
    }

    @Override
    public void run(double[] arena) {
        findPlaces();
        int target = to;
        for (int block = 0; block < outer; block++) {
            int source = from + block * length * width;
            for (int place : places) {
                DoubleRows.copyRow(arena, source + place * width, target, width);
                target += width;
            }
        }
    }
}

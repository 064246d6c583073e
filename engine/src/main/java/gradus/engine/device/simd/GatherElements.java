package gradus.engine.device.simd;

/// Picks single elements: along an axis by number, along the others at the place itself.
final class GatherElements implements ArenaKernel {

    private final int axis;
    private final Layout data;
    private final Numbers indices;
    private final Layout output;

    /// @param data where elements are picked
    /// @param indices one for each element of the output
    /// @param output where they go, row-major; of as many axes as the data
    GatherElements(int axis, Layout data, Numbers indices, Layout output) {
        this.axis = axis;
        this.data = data;
        this.indices = indices;
        this.output = output;
    }

    @Override
    public void run(float[] arena) {
        if (output.count() > 0) {
            pick(arena, 0, data.at(), 0);
        }
    }

    @Override
    public void run(double[] arena) {
        if (output.count() > 0) {
            pick(arena, 0, data.at(), 0);
        }
    }

    /// Picks for the axes from one on.
    ///
    /// @param source the data's element at the place along the axes before, at 0 along those after
    /// @param index the output's element, counted from 0
    private void pick(float[] arena, int level, int source, int index) {
        int length = output.lengths()[level];
        int step = output.steps()[level];
        int sourceStep = level == axis ? 0 : data.steps()[level];
        if (level + 1 < output.rank()) {
            for (int i = 0; i < length; i++) {
                pick(arena, level + 1, source + i * sourceStep, index + i * step);
            }
            return;
        }
        int pickedStep = data.steps()[axis];
        int pickedLength = data.lengths()[axis];
        for (int i = 0; i < length; i++) {
            int place = indices.place(index + i, pickedLength);
            arena[output.at() + index + i] = arena[source + i * sourceStep + place * pickedStep];
        }
    }

    private void pick(double[] arena, int level, int source, int index) {
        int length = output.lengths()[level];
        int step = output.steps()[level];
        int sourceStep = level == axis ? 0 : data.steps()[level];
        if (level + 1 < output.rank()) {
            for (int i = 0; i < length; i++) {
                pick(arena, level + 1, source + i * sourceStep, index + i * step);
            }
            return;
        }
        int pickedStep = data.steps()[axis];
        int pickedLength = data.lengths()[axis];
        for (int i = 0; i < length; i++) {
            int place = indices.place(index + i, pickedLength);
            arena[output.at() + index + i] = arena[source + i * sourceStep + place * pickedStep];
        }
    }
}

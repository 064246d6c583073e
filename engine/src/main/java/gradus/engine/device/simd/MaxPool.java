package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;

/// The largest element of every window and its place in the window, `[n, c, spatial…] → [n, c, windows…]` twice. The
/// first of equals wins and NaN over every number; what is outside of the image never does. A largest element of −0 is
/// given as 0, as a sum over the winner of each window is.
final class MaxPool implements PlaneKernel {

    private final WindowPlan plan;
    private final boolean squares;
    private final int[] table;
    private final int from;
    private final int values;
    private final int indices;

    /// @param image where the images are, row-major
    /// @param parts the lengths `[n, c, kernel…, windows…]`
    /// @param values where the largest elements go
    /// @param indices where their places go, counted in row-major order of the kernel
    /// @param vectors whether the Vector API may be used
    MaxPool(Windows windows, Layout image, int[] parts, int values, int indices, boolean vectors) {
        plan = new WindowPlan(windows, image.lengths(), parts);
        squares = vectors && plan.axes() == 2 && plan.tiles(2);
        table = squares ? new int[0] : plan.table();
        from = image.at();
        this.values = values;
        this.indices = indices;
    }

    @Override
    public WindowPlan plan() {
        return plan;
    }

    @Override
    public void run(float[] arena, int first, int end) {
        int imageSize = plan.imageSize();
        int windows = plan.windows();
        int planes = plan.planes();
        for (int plane = first; plane < end; plane++) {
            int source = from + plane * imageSize;
            int target = plane * windows;
            if (squares) {
                FloatPools.squares(
                        arena,
                        source,
                        plan.image(1),
                        values + target,
                        indices + target,
                        plan.count(0),
                        plan.count(1),
                        (planes - plane) * imageSize,
                        (planes - plane) * windows);
            } else {
                FloatRows.largest(arena, source, table, plan.places(), values + target, indices + target, windows);
            }
        }
    }

    @Override
    public void run(double[] arena, int first, int end) {
        int imageSize = plan.imageSize();
        int windows = plan.windows();
        int planes = plan.planes();
        for (int plane = first; plane < end; plane++) {
            int source = from + plane * imageSize;
            int target = plane * windows;
            if (squares) {
                DoublePools.squares(
                        arena,
                        source,
                        plan.image(1),
                        values + target,
                        indices + target,
                        plan.count(0),
                        plan.count(1),
                        (planes - plane) * imageSize,
                        (planes - plane) * windows);
            } else {
                DoubleRows.largest(arena, source, table, plan.places(), values + target, indices + target, windows);
            }
        }
    }
}

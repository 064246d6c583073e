package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import java.util.Arrays;

/// Adds a number for every window to the element of the image that won in [MaxPool],
/// `[n, c, windows…] → [n, c, spatial…]`.
final class MaxPoolGradient implements PlaneKernel {

    private final WindowPlan plan;
    private final boolean squares;
    private final int[] table;
    private final int from;
    private final int indices;
    private final int to;

    /// @param from where the numbers are
    /// @param indices where the winners' places in their windows are
    /// @param image where the sums go, row-major
    /// @param parts the lengths `[n, c, kernel…, windows…]`
    /// @param vectors whether the Vector API may be used
    MaxPoolGradient(Windows windows, int from, int indices, Layout image, int[] parts, boolean vectors) {
        plan = new WindowPlan(windows, image.lengths(), parts);
        squares = vectors && plan.axes() == 2 && plan.tiles(2) && plan.windows() * plan.places() == plan.imageSize();
        table = squares ? new int[0] : plan.table();
        this.from = from;
        this.indices = indices;
        to = image.at();
    }

    @Override
    public WindowPlan plan() {
        return plan;
    }

    @Override
    public void run(float[] arena, int first, int end) {
        int imageSize = plan.imageSize();
        int windows = plan.windows();
        for (int plane = first; plane < end; plane++) {
            int source = from + plane * windows;
            int index = indices + plane * windows;
            int target = to + plane * imageSize;
            if (squares) {
                int room = (plan.planes() - plane) * windows;
                FloatPools.spread(arena, source, index, target, plan.count(0), plan.count(1), room);
            } else {
                Arrays.fill(arena, target, target + imageSize, 0);
                FloatRows.addPicked(arena, source, index, table, plan.places(), target, windows);
            }
        }
    }

    @Override
    public void run(double[] arena, int first, int end) {
        int imageSize = plan.imageSize();
        int windows = plan.windows();
        for (int plane = first; plane < end; plane++) {
            int source = from + plane * windows;
            int index = indices + plane * windows;
            int target = to + plane * imageSize;
            if (squares) {
                int room = (plan.planes() - plane) * windows;
                DoublePools.spread(arena, source, index, target, plan.count(0), plan.count(1), room);
            } else {
                Arrays.fill(arena, target, target + imageSize, 0);
                DoubleRows.addPicked(arena, source, index, table, plan.places(), target, windows);
            }
        }
    }
}

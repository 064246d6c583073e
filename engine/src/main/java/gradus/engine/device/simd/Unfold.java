package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import java.util.List;

/// Every window of an image, `[n, c, spatial…] → [n, c, kernel…, windows…]`, image by image.
final class Unfold implements ArenaKernel {

    private final WindowPlan plan;
    private final List<BoxMove> boxes;
    private final int[] outside;
    private final double elsewhere;
    private final int from;
    private final int to;

    /// @param elsewhere what stands for elements outside of the image
    /// @param image where the images are, row-major
    /// @param parts where the windows go, row-major
    /// @param vectors whether the Vector API may be used
    Unfold(Windows windows, double elsewhere, Layout image, Layout parts, boolean vectors) {
        plan = new WindowPlan(windows, image.lengths(), parts.lengths());
        boxes = plan.unfolding(vectors);
        outside = plan.outside();
        this.elsewhere = elsewhere;
        from = image.at();
        to = parts.at();
    }

    @Override
    public void run(float[] arena) {
        run(arena, 0, 0);
    }

    /// Unfolds images that lie elsewhere.
    ///
    /// @param source how much farther they lie than planned
    /// @param target how much farther the windows go than planned
    void run(float[] arena, int source, int target) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            int goal = to + target + plane * partsSize;
            for (int i = 0; i < boxes.size(); i++) {
                boxes.get(i).copy(arena, from + source + plane * imageSize, goal);
            }
            FloatRows.fillListed(arena, goal, outside, (float) elsewhere);
        }
    }

    @Override
    public void run(double[] arena) {
        run(arena, 0, 0);
    }

    /// Unfolds images that lie elsewhere.
    ///
    /// @param source how much farther they lie than planned
    /// @param target how much farther the windows go than planned
    void run(double[] arena, int source, int target) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            int goal = to + target + plane * partsSize;
            for (int i = 0; i < boxes.size(); i++) {
                boxes.get(i).copy(arena, from + source + plane * imageSize, goal);
            }
            DoubleRows.fillListed(arena, goal, outside, elsewhere);
        }
    }
}

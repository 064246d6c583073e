package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Adds every window back to where it came from, `[n, c, kernel…, windows…] → [n, c, spatial…]`, image by image.
/// Windows that don't overlap are copied; windows that move by one are gathered element by element, so that every
/// sum is written once; others are added one place of the kernel after the other.
final class FoldBack implements ArenaKernel {

    private final WindowPlan plan;
    private final List<BoxMove> boxes;
    private final Optional<int[]> uncovered;
    private final Optional<WindowSums> sums;
    private final int from;
    private final int to;

    /// @param parts where the windows are, row-major
    /// @param image where the images go, row-major
    /// @param vectors whether the Vector API may be used
    FoldBack(Windows windows, Layout parts, Layout image, boolean vectors) {
        plan = new WindowPlan(windows, image.lengths(), parts.lengths());
        uncovered = plan.uncovered();
        sums = uncovered.isEmpty() && vectors ? WindowSums.of(plan) : Optional.empty();
        boxes = plan.folding(vectors);
        from = parts.at();
        to = image.at();
    }

    @Override
    public void run(float[] arena) {
        run(arena, from, to);
    }

    /// Adds windows back that lie elsewhere.
    ///
    /// @param parts where the windows are
    /// @param image where the images go
    void run(float[] arena, int parts, int image) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            int source = parts + plane * partsSize;
            int target = image + plane * imageSize;
            if (sums.isPresent() && sums.get().fits(source, arena.length)) {
                FloatSums.run(arena, sums.get(), source, target);
            } else if (uncovered.isPresent()) {
                for (int i = 0; i < boxes.size(); i++) {
                    boxes.get(i).copy(arena, source, target);
                }
                FloatRows.fillListed(arena, target, uncovered.get(), 0);
            } else {
                Arrays.fill(arena, target, target + imageSize, 0);
                for (int i = 0; i < boxes.size(); i++) {
                    boxes.get(i).add(arena, source, target);
                }
            }
        }
    }

    @Override
    public void run(double[] arena) {
        run(arena, from, to);
    }

    /// Adds windows back that lie elsewhere.
    ///
    /// @param parts where the windows are
    /// @param image where the images go
    void run(double[] arena, int parts, int image) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            int source = parts + plane * partsSize;
            int target = image + plane * imageSize;
            if (sums.isPresent() && sums.get().fits(source, arena.length)) {
                DoubleSums.run(arena, sums.get(), source, target);
            } else if (uncovered.isPresent()) {
                for (int i = 0; i < boxes.size(); i++) {
                    boxes.get(i).copy(arena, source, target);
                }
                DoubleRows.fillListed(arena, target, uncovered.get(), 0);
            } else {
                Arrays.fill(arena, target, target + imageSize, 0);
                for (int i = 0; i < boxes.size(); i++) {
                    boxes.get(i).add(arena, source, target);
                }
            }
        }
    }

    /// Adds windows to what is in the images.
    ///
    /// @param parts where the windows are
    /// @param image where the images are
    void add(float[] arena, int parts, int image) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            for (int i = 0; i < boxes.size(); i++) {
                boxes.get(i).add(arena, parts + plane * partsSize, image + plane * imageSize);
            }
        }
    }

    /// Adds windows to what is in the images.
    ///
    /// @param parts where the windows are
    /// @param image where the images are
    void add(double[] arena, int parts, int image) {
        int imageSize = plan.imageSize();
        int partsSize = plan.partsSize();
        for (int plane = 0; plane < plan.planes(); plane++) {
            for (int i = 0; i < boxes.size(); i++) {
                boxes.get(i).add(arena, parts + plane * partsSize, image + plane * imageSize);
            }
        }
    }
}

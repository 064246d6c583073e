package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Convolutions and their gradients: as products in tiles, which read the images in place, where there is enough to do.
///
/// @param products where `y` or its gradient is, whichever the step reads or writes; likewise kernels and images
/// @param columns the lengths `[n, c, kernel…, windows…]`
/// @param epilogue what is computed of the result at once, but of the kernels' gradient; else it is stored
@SuppressWarnings("ArrayRecordComponent")
record Convolutions(
        Windows windows,
        int[] columns,
        Operand products,
        Operand kernels,
        Operand images,
        Step step,
        Optional<Epilogue> epilogue,
        KernelPlanner planner) {

    /// Tiles walk at most so many axes.
    private static final int MOST_AXES = 3;

    private static final long LEAST_FOR_TILES = 1 << 17;
    private static final int LEAST_ROWS = 4;

    /// A sum over more terms is cut into parts, for speed and accuracy.
    private static final int TERMS_OF_A_PART = 2048;

    static List<Stage> plan(Step step, Optional<Epilogue> epilogue, KernelPlanner planner) {
        Operand one = step.inputs().get(0);
        Operand other = step.inputs().get(1);
        Operand output = step.output();
        return switch (step.instruction()) {
            case Instruction.Convolve(var windows, var columns) ->
                of(windows, columns, output, one, other, step, epilogue, planner)
                        .forward();
            case Instruction.ConvolveForKernels(var windows, var columns) ->
                of(windows, columns, one, output, other, step, epilogue, planner)
                        .forKernels();
            case Instruction.ConvolveForImages(var windows, var columns) ->
                of(windows, columns, other, one, output, step, epilogue, planner)
                        .forImages();
            default -> throw new IllegalArgumentException("No convolution: " + step);
        };
    }

    private static Convolutions of(
            Windows windows,
            Shape columns,
            Operand products,
            Operand kernels,
            Operand images,
            Step step,
            Optional<Epilogue> epilogue,
            KernelPlanner planner) {
        return new Convolutions(windows, planner.lengths(columns), products, kernels, images, step, epilogue, planner);
    }

    private int[] image() {
        return planner.lengths(images);
    }

    private int axes() {
        return columns.length / 2 - 1;
    }

    private int groups() {
        return planner.lengths(products)[1];
    }

    private int kernelsOfGroup() {
        return planner.lengths(products)[2];
    }

    private int windowCount() {
        return planner.lengths(products)[3];
    }

    private int channels() {
        return image()[1] / groups();
    }

    private int places() {
        return Axes.count(Arrays.copyOfRange(columns, 2, 2 + axes()));
    }

    private int size() {
        return Axes.count(Arrays.copyOfRange(image(), 2, 2 + axes()));
    }

    private List<Stage> forward() {
        int terms = channels() * places();
        return isLarge(kernelsOfGroup(), terms)
                ? List.of(tiles(
                        "k_convolve",
                        to(),
                        kernels,
                        images,
                        kernelsOfGroup(),
                        image()[0] * windowCount(),
                        terms,
                        1,
                        terms(channels(), size())))
                : each("convolve", kernels, images);
    }

    private List<Stage> forImages() {
        int terms = kernelsOfGroup() * places();
        return isLarge(channels(), terms)
                ? List.of(tiles(
                        "k_convolve_for_images",
                        to(),
                        kernels,
                        products,
                        channels(),
                        image()[0] * size(),
                        terms,
                        1,
                        terms(kernelsOfGroup(), windowCount())))
                : each("convolve_for_images", kernels, products);
    }

    private List<Stage> forKernels() {
        int results = planner.count(kernels);
        int terms = image()[0] * windowCount();
        if (!isLarge(kernelsOfGroup(), terms)) {
            return each("convolve_for_kernels", products, images);
        }
        List<Place> rooms = planner.memory().room(step);
        int room = rooms.isEmpty() ? 0 : rooms.getFirst().count();
        int parts = Math.clamp(Math.ceilDiv(terms, TERMS_OF_A_PART), 1, Math.max(1, room / results));
        int to = parts == 1 ? planner.at(kernels) : planner.at(rooms.getFirst());
        List<Stage> stages = new ArrayList<>();
        stages.add(tiles(
                "k_convolve_for_kernels",
                to,
                products,
                images,
                kernelsOfGroup(),
                channels() * places(),
                terms,
                parts,
                terms(channels(), size())));
        if (parts > 1) {
            int at = planner.table().add(results, planner.at(kernels), to, 1, 0, 1, parts, results, results, 1);
            stages.add(Call.of("sum", at, results, (long) parts * results));
        }
        return stages;
    }

    private boolean isLarge(int rows, int terms) {
        return axes() <= MOST_AXES
                && !planner.isJoined()
                && rows >= LEAST_ROWS
                && terms > 0
                && work() >= LEAST_FOR_TILES
                && Tile.WIDE.stream().allMatch(planner.limits()::fits);
    }

    private long work() {
        return (long) planner.count(products) * channels() * places();
    }

    private List<Stage> each(String function, Operand left, Operand right) {
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        to(),
                        planner.at(left),
                        planner.at(right),
                        kernelsOfGroup(),
                        groups(),
                        channels(),
                        windowCount(),
                        places(),
                        size(),
                        image()[0]);
        planner.table().add(WindowSteps.row(windows, image(), columns));
        return List.of(ended(Call.of(function, at, count, work())));
    }

    private Stage tiles(
            String function,
            int to,
            Operand left,
            Operand right,
            int rows,
            int width,
            int terms,
            int parts,
            int[] termTable) {
        int at = planner.table()
                .add(
                        planner.count(step.output()),
                        to,
                        planner.at(left),
                        planner.at(right),
                        rows,
                        width,
                        terms,
                        groups(),
                        kernelsOfGroup(),
                        channels(),
                        windowCount(),
                        size(),
                        image()[0]);
        planner.table().add(three(Arrays.stream(image()).skip(2).toArray(), 1));
        planner.table().add(three(Arrays.copyOfRange(columns, 2 + axes(), columns.length), 1));
        planner.table().add(three(ints(windows.strides()), 1));
        planner.table().add(three(ints(windows.before()), 0));
        planner.table().add(parts, Math.ceilDiv(terms, parts));
        planner.table().add(termTable);
        Tile tile = (step.instruction() instanceof Instruction.ConvolveForKernels ? Tile.SQUARE : Tile.WIDE)
                .stream()
                        .min(Comparator.comparingLong(each -> each.cost(rows, width)))
                        .orElseThrow();
        int tiles = tile.count(rows, width) * groups() * parts;
        return ended(Call.ofGroups(function + "_" + tile.name(), at, tiles, tile.threads(), work()));
    }

    private Call ended(Call call) {
        return epilogue.map(call::ending).orElse(call);
    }

    /// Where the result goes, or the row of what is computed of it.
    private int to() {
        return epilogue.map(Epilogue::row).orElse(planner.at(step.output()));
    }

    /// For each term where its channel begins and how far it lies from the first element of its window.
    private int[] terms(int outer, int distance) {
        int[] kernel = three(Arrays.copyOfRange(columns, 2, 2 + axes()), 1);
        int[] dilations = three(ints(windows.dilations()), 1);
        int[] row = new int[4 * outer * places()];
        for (int term = 0; term < row.length / 4; term++) {
            int place = term % places();
            row[4 * term] = term / places() * distance;
            row[4 * term + 1] = place / (kernel[1] * kernel[2]) * dilations[0];
            row[4 * term + 2] = place / kernel[2] % kernel[1] * dilations[1];
            row[4 * term + 3] = place % kernel[2] * dilations[2];
        }
        return row;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /// As many numbers for three axes, of which the first are missing.
    private static int[] three(int[] values, int missing) {
        int[] three = {missing, missing, missing};
        System.arraycopy(values, 0, three, three.length - values.length, values.length);
        return three;
    }
}

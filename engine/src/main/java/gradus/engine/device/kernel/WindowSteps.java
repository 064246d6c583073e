package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;

/// Steps that take images apart into windows, and add windows back together.
final class WindowSteps {

    private WindowSteps() {}

    static List<Stage> plan(Step step, KernelPlanner planner) {
        Operand input = step.inputs().getFirst();
        int[] output = planner.lengths(step.output());
        return switch (step.instruction()) {
            case Instruction.Unfold(var windows, double elsewhere) ->
                plan(
                        "unfold",
                        windows,
                        planner.lengths(input),
                        output,
                        Float.floatToRawIntBits((float) elsewhere),
                        step,
                        planner);
            case Instruction.FoldBack(var windows) ->
                plan("fold_back", windows, output, planner.lengths(input), 0, step, planner);
            case Instruction.MaxPool(var windows, var columns) ->
                plan(
                        "max_pool",
                        windows,
                        planner.lengths(input),
                        planner.lengths(columns),
                        planner.at(step.outputs().get(1)),
                        step,
                        planner);
            case Instruction.MaxPoolBack(var windows, var columns) ->
                plan(
                        "max_pool_back",
                        windows,
                        output,
                        planner.lengths(columns),
                        planner.at(step.inputs().get(1)),
                        step,
                        planner);
            default -> throw new IllegalArgumentException("No windows: " + step);
        };
    }

    /// @param image the lengths `[n, c, spatial…]`
    /// @param columns the lengths `[n, c, kernel…, windows…]`
    /// @param last what the function needs beside
    private static List<Stage> plan(
            String function, Windows windows, int[] image, int[] columns, int last, Step step, KernelPlanner planner) {
        int axes = image.length - 2;
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(step.inputs().getFirst()),
                        Axes.count(Arrays.copyOfRange(columns, 2 + axes, columns.length)),
                        Axes.count(Arrays.copyOfRange(columns, 2, 2 + axes)),
                        Axes.count(Arrays.copyOfRange(image, 2, image.length)),
                        last);
        planner.table().add(row(windows, image, columns));
        return List.of(Call.of(
                function, at, count, count * (long) Axes.count(Arrays.copyOfRange(columns, 2, 2 + axes))));
    }

    /// How windows lie, as kernels read it.
    static int[] row(Windows windows, int[] image, int[] columns) {
        int axes = image.length - 2;
        int[] row = new int[1 + 6 * axes];
        row[0] = axes;
        for (int axis = 0; axis < axes; axis++) {
            int at = 1 + 6 * axis;
            row[at] = image[2 + axis];
            row[at + 1] = columns[2 + axis];
            row[at + 2] = columns[2 + axes + axis];
            row[at + 3] = windows.strides().get(axis);
            row[at + 4] = windows.dilations().get(axis);
            row[at + 5] = windows.before().get(axis);
        }
        return row;
    }
}

package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Steps that fold numbers along axes, or walk along one.
final class Sums {

    /// Fewer numbers are folded by one thread.
    private static final int LEAST_FOR_GROUP = 256;

    /// More results keep a device busy without groups, unless what is folded lies together: then threads of a group
    /// read neighbours.
    private static final int MOST_FOR_GROUPS = 2048;

    private Sums() {}

    static List<Stage> reduce(Instruction.Reduce reduce, Step step, KernelPlanner planner) {
        Operand input = step.inputs().getFirst();
        int[] lengths = planner.lengths(input);
        int[] steps = Axes.rowMajor(lengths);
        Axes stays = along(lengths, steps, reduce.axes(), false);
        Axes folded = along(lengths, steps, reduce.axes(), true);
        int last = folded.rank() - 1;
        int row = last < 0 ? 1 : folded.lengths()[last];
        int rowStep = last < 0 ? 0 : folded.steps()[0][last];
        Axes outer = last < 0
                ? folded
                : new Axes(Arrays.copyOf(folded.lengths(), last), new int[][] {Arrays.copyOf(folded.steps()[0], last)});
        int count = planner.count(step.output());
        int outerCount = Axes.count(outer.lengths());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(input),
                        stays.rank(),
                        outer.rank(),
                        outerCount,
                        row,
                        rowStep);
        planner.table().add(stays.row());
        planner.table().add(outer.row());
        String name = switch (reduce.fold()) {
            case SUM -> "sum";
            case PRODUCT -> "product";
            case MAXIMUM -> "maximum";
        };
        if (planner.isWhole(input)) {
            return List.of(Call.of(name + "_whole", at, count, planner.count(input)));
        }
        boolean isLong = (long) outerCount * row >= LEAST_FOR_GROUP && !planner.isJoined();
        return isLong && (rowStep == 1 || count < MOST_FOR_GROUPS)
                ? List.of(Call.ofGroups(
                        "k_" + name + "_group", at, count, planner.limits().groupSize(), planner.count(input)))
                : List.of(Call.of(name, at, count, planner.count(input)));
    }

    /// The axes that are folded, or those that stay.
    private static Axes along(int[] lengths, int[] steps, List<Integer> folded, boolean areFolded) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < lengths.length; axis++) {
            if (folded.contains(axis) == areFolded) {
                axes.add(axis);
            }
        }
        return Axes.of(
                axes.stream().mapToInt(axis -> lengths[axis]).toArray(),
                List.of(axes.stream().mapToInt(axis -> steps[axis]).toArray()));
    }

    static List<Stage> accumulate(Instruction.Accumulate how, Step step, KernelPlanner planner) {
        Operand input = step.inputs().getFirst();
        int[] lengths = planner.lengths(input);
        int lines = planner.count(input) / lengths[how.axis()];
        int at = planner.table()
                .add(
                        lines,
                        planner.at(step.output()),
                        planner.at(input),
                        lengths[how.axis()],
                        Axes.count(Arrays.copyOfRange(lengths, how.axis() + 1, lengths.length)),
                        how.exclusive() ? 1 : 0,
                        how.reverse() ? 1 : 0,
                        planner.wholeFlag(input));
        return List.of(Call.of("accumulate", at, lines, planner.count(input)));
    }

    static List<Stage> argMaximum(int axis, Step step, KernelPlanner planner) {
        Operand input = step.inputs().getFirst();
        int[] lengths = planner.lengths(input);
        int lines = planner.count(step.output());
        int at = planner.table()
                .add(
                        lines,
                        planner.at(step.output()),
                        planner.at(input),
                        lengths[axis],
                        Axes.count(Arrays.copyOfRange(lengths, axis + 1, lengths.length)),
                        planner.wholeFlag(input),
                        planner.wholeFlag(step.output()));
        return List.of(Call.of("arg_maximum", at, lines, planner.count(input)));
    }
}

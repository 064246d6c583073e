package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;

/// Steps that pick, put and sort elements by number.
final class Picks {

    private Picks() {}

    static List<Stage> gather(int axis, Step step, KernelPlanner planner) {
        int count = planner.count(step.output());
        return List.of(Call.of(
                "gather", byNumber(axis, count, planner.lengths(step.inputs().get(0)), step, planner), count));
    }

    /// Every sum looks through all indices, or, when there are more sums than these, every index through those after
    /// it.
    static List<Stage> scatterAdd(int axis, Step step, KernelPlanner planner) {
        int[] output = planner.lengths(step.output());
        int sums = planner.count(step.output());
        if (output[axis] <= planner.count(step.inputs().get(1))) {
            int indices = planner.count(step.inputs().get(1));
            return List.of(
                    Call.of("scatter_add", byNumber(axis, sums, output, step, planner), sums, (long) sums * indices));
        }
        int count = planner.count(step.inputs().get(0));
        Stage zeros = Moves.fill(step.output(), 0, planner);
        return count == 0
                ? List.of(zeros)
                : List.of(
                        zeros,
                        Call.of(
                                "scatter_rows",
                                byNumber(axis, count, output, step, planner),
                                count,
                                (long) count * planner.count(step.inputs().get(1))));
    }

    /// @param whole the lengths of the tensor that is picked from, or added to
    private static int byNumber(int axis, int count, int[] whole, Step step, KernelPlanner planner) {
        Operand indices = step.inputs().get(1);
        return planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(step.inputs().get(0)),
                        Axes.count(Arrays.copyOfRange(whole, axis + 1, whole.length)),
                        planner.count(indices),
                        whole[axis],
                        planner.at(indices),
                        planner.wholeFlag(indices),
                        planner.check(whole[axis]));
    }

    static List<Stage> gatherElements(int axis, Step step, KernelPlanner planner) {
        Operand data = step.inputs().get(0);
        Operand indices = step.inputs().get(1);
        int[] lengths = planner.lengths(data);
        int[] output = planner.lengths(step.output());
        int[] steps = Axes.rowMajor(lengths);
        int along = steps[axis];
        steps[axis] = 0;
        Axes axes = Axes.of(output, List.of(steps));
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(data),
                        planner.at(indices),
                        planner.wholeFlag(indices),
                        planner.check(lengths[axis]),
                        lengths[axis],
                        along,
                        axes.rank());
        planner.table().add(axes.row());
        return List.of(Call.of("gather_elements", at, count));
    }

    static List<Stage> scatterElements(Instruction.ScatterElements how, Step step, KernelPlanner planner) {
        Operand data = step.inputs().get(0);
        Operand indices = step.inputs().get(1);
        int[] lengths = planner.lengths(data);
        int[] candidates = planner.lengths(indices);
        int[] steps = Axes.rowMajor(candidates);
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(data),
                        planner.at(step.inputs().get(2)),
                        planner.at(indices),
                        planner.wholeFlag(indices),
                        planner.check(lengths[how.axis()]),
                        how.axis(),
                        how.join().map(Picks::code).orElse(-1),
                        planner.wholeFlag(data),
                        lengths.length);
        for (int axis = 0; axis < lengths.length; axis++) {
            planner.table().add(lengths[axis], candidates[axis], steps[axis]);
        }
        return List.of(Call.of("scatter_elements", at, count, (long) count * candidates[how.axis()]));
    }

    /// What `join` of the kernels calls a function.
    private static int code(BinaryFunction function) {
        return switch (function) {
            case ADD -> 0;
            case SUBTRACT -> 1;
            case MULTIPLY -> 2;
            case DIVIDE -> 3;
            case REMAINDER -> 4;
            case POWER -> 5;
            case MAXIMUM -> 6;
            case MINIMUM -> 7;
            case EQUAL -> 8;
            case GREATER -> 9;
            case GREATER_OR_EQUAL -> 10;
        };
    }

    static List<Stage> order(Instruction.Order how, Step step, KernelPlanner planner) {
        Operand input = step.inputs().getFirst();
        int[] lengths = planner.lengths(input);
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(input),
                        planner.wholeFlag(input),
                        lengths[how.axis()],
                        Axes.count(Arrays.copyOfRange(lengths, how.axis() + 1, lengths.length)),
                        how.descending() ? 1 : 0);
        return List.of(Call.of("order", at, count, (long) count * lengths[how.axis()]));
    }
}

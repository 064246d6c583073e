package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;

/// Steps that move elements, whatever these are.
final class Moves {

    /// Elements that are copied as they lie.
    record Copy(int from, int to, int count) {}

    private Moves() {}

    /// Copies in one call: none reads where another writes.
    static List<Stage> copies(List<Copy> copies, KernelPlanner planner) {
        int most = copies.stream().mapToInt(Copy::count).max().orElse(0);
        return most == 0 ? List.of() : List.of(Call.of("copies", planner.table().add(row(copies)), most));
    }

    /// How copies stand in the table.
    static int[] row(List<Copy> copies) {
        int[] row = new int[1 + 3 * copies.size()];
        row[0] = copies.size();
        for (int i = 0; i < copies.size(); i++) {
            Copy copy = copies.get(i);
            row[1 + 3 * i] = copy.count();
            row[2 + 3 * i] = copy.from();
            row[3 + 3 * i] = copy.to();
        }
        return row;
    }

    /// Puts the same bits everywhere.
    static Stage fill(Operand operand, int bits, KernelPlanner planner) {
        int count = planner.count(operand);
        return Call.of("fill", planner.table().add(count, planner.at(operand), bits), count);
    }

    static List<Stage> transpose(List<Integer> permutation, Step step, KernelPlanner planner) {
        int[] own = Axes.rowMajor(planner.lengths(step.inputs().getFirst()));
        int[] steps = permutation.stream().mapToInt(axis -> own[axis]).toArray();
        return pick(0, steps, step, planner);
    }

    static List<Stage> slice(Instruction.Slice slice, Step step, KernelPlanner planner) {
        int[] steps = Axes.rowMajor(planner.lengths(step.inputs().getFirst()));
        int start = 0;
        for (int axis = 0; axis < steps.length; axis++) {
            start += slice.starts().get(axis) * steps[axis];
            steps[axis] *= slice.steps().get(axis);
        }
        return pick(start, steps, step, planner);
    }

    private static List<Stage> pick(int start, int[] steps, Step step, KernelPlanner planner) {
        Axes axes = Axes.of(planner.lengths(step.output()), List.of(steps));
        int count = planner.count(step.output());
        int from = planner.at(step.inputs().getFirst()) + start;
        int at = planner.table().add(count, planner.at(step.output()), from, axes.rank());
        planner.table().add(axes.row());
        return List.of(Call.of("pick", at, count));
    }

    static List<Stage> place(Instruction.Place place, Step step, KernelPlanner planner) {
        int[] input = planner.lengths(step.inputs().getFirst());
        int[] own = Axes.rowMajor(input);
        int[] output = planner.lengths(step.output());
        int count = planner.count(step.output());
        int bits = planner.isWhole(step.output())
                ? (int) place.elsewhere()
                : Float.floatToRawIntBits((float) place.elsewhere());
        int at = planner.table()
                .add(count, planner.at(step.output()), planner.at(step.inputs().getFirst()), output.length, bits);
        for (int axis = 0; axis < output.length; axis++) {
            planner.table()
                    .add(output[axis], place.starts().get(axis), place.steps().get(axis), input[axis], own[axis]);
        }
        return List.of(Call.of("place", at, count));
    }

    static List<Stage> concatenate(int axis, Step step, KernelPlanner planner) {
        int[] output = planner.lengths(step.output());
        int inner = Axes.count(Arrays.copyOfRange(output, axis + 1, output.length));
        int count = planner.count(step.output());
        List<Operand> inputs = step.inputs();
        int at = planner.table().add(count, planner.at(step.output()), inner, output[axis], inputs.size());
        int start = 0;
        for (Operand input : inputs) {
            int length = planner.lengths(input)[axis];
            planner.table().add(planner.at(input), start, length);
            start += length;
        }
        return List.of(Call.of("concatenate", at, count));
    }
}

package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Instruction.Reduce;
import gradus.engine.instruction.Step;
import java.util.List;
import java.util.Optional;

/// A fold along axes, seen as one along the second and the fourth axis of four: other axes are joined.
final class ReduceStep {

    /// Vectors add in another order than loops do, so which of both is taken depends on the size alone: a program gives
    /// the same bits however warm it is.
    private static final int LEAST_FOR_VECTORS = 4096;

    private ReduceStep() {}

    /// The kernel of a fold; empty when more than two groups of axes are folded.
    static Optional<PlanStep> of(Reduce reduce, Step step, Planner planner) {
        int[] lengths = planner.lengths(step.inputs().getFirst());
        List<Integer> axes = reduce.axes();
        int[] groups = {1, 1, 1, 1};
        int at = 0;
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] == 1) {
                continue;
            }
            int side = axes.contains(axis) ? 1 : 0;
            if (at % 2 != side) {
                at++;
            }
            if (at > 3) {
                return Optional.empty();
            }
            groups[at] *= lengths[axis];
        }
        int from = planner.place(step.inputs().getFirst()).at();
        int to = planner.place(step.output()).at();
        return Optional.of(plan(reduce.fold(), groups, from, to, planner));
    }

    private static PlanStep plan(Fold fold, int[] groups, int from, int to, Planner planner) {
        long count = (long) groups[0] * groups[1] * groups[2] * groups[3];
        boolean isSimple = groups[0] == 1 || groups[1] == 1 || groups[3] == 1;
        if (planner.isSingle() && Lanes.arePresent() && isSimple && count >= LEAST_FOR_VECTORS) {
            FloatKernel kernel = groups[3] == 1
                    ? VectorReductions.middle(fold, groups[0], groups[1], groups[2])
                    : groups[0] == 1
                            ? VectorReductions.around(fold, groups[1], groups[2], groups[3])
                            : VectorReductions.middle(fold, groups[0] * groups[2], groups[3], 1);
            float[] memory = planner.arena().floats();
            return part -> kernel.run(memory, from, memory, to);
        }
        Reducer reducer = new Reducer(fold, groups[0], groups[1], groups[2], groups[3]);
        if (planner.isSingle()) {
            float[] memory = planner.arena().floats();
            return part -> reducer.run(memory, from, to);
        }
        double[] memory = planner.arena().doubles();
        return part -> reducer.run(memory, from, to);
    }
}

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

    /// The elements of a part at least, where a step is shared by several.
    private static final int PART = 1 << 16;

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
        int count = planner.wholeCount(step.inputs().getFirst());
        return Optional.of(plan(reduce.fold(), groups, from, to, count, planner));
    }

    /// @param count of all elements, also where only some rows are folded
    private static PlanStep plan(Fold fold, int[] groups, int from, int to, int count, Planner planner) {
        boolean isSimple = fold != Fold.PRODUCT && (groups[0] == 1 || groups[1] == 1 || groups[3] == 1);
        if (planner.isSingle() && Lanes.arePresent() && isSimple && count >= LEAST_FOR_VECTORS) {
            float[] memory = planner.arena().floats();
            if (groups[3] == 1) {
                return middle(fold, groups[0], groups[1], groups[2], memory, from, memory, to);
            }
            if (groups[0] != 1) {
                return middle(fold, groups[0] * groups[2], groups[3], 1, memory, from, memory, to);
            }
            if (groups[1] == 1) {
                return middle(fold, groups[2], groups[3], 1, memory, from, memory, to);
            }
            return around(fold, groups[1], groups[2], groups[3], memory, from, to);
        }
        Reducer reducer = new Reducer(fold, groups[0], groups[1], groups[2], groups[3]);
        if (planner.isSingle()) {
            float[] memory = planner.arena().floats();
            boolean areColumns =
                    fold == Fold.SUM && groups[3] == 1 && Lanes.arePresent() && ColumnSums.areFor(groups[2]);
            return areColumns
                    ? new Columns(reducer, planner.kernels().areVectors(), groups, memory, from, to)
                    : part -> reducer.run(memory, from, to);
        }
        double[] memory = planner.arena().doubles();
        return part -> reducer.run(memory, from, to);
    }

    /// Sums of few rows. Both ways give the same bits.
    @SuppressWarnings("ArrayRecordComponent")
    private record Columns(Reducer plain, boolean vectors, int[] groups, float[] memory, int from, int to)
            implements PlanStep {
        @Override
        public boolean hasVectors() {
            return true;
        }

        @Override
        public void run(int part) {
            if (!vectors) {
                plain.run(memory, from, to);
                return;
            }
            for (int i = 0; i < groups[0]; i++) {
                int size = groups[1] * groups[2];
                ColumnSums.run(groups[1], groups[2], memory, from + i * size, to + i * groups[2]);
            }
        }
    }

    /// Folds the middle one of three axes, the first of which is shared by parts where there is enough to do.
    private static PlanStep middle(
            Fold fold, int outer, int reduced, int inner, float[] memory, int from, float[] results, int to) {
        int parts = Parts.count((long) outer * reduced * inner, PART, outer);
        if (parts == 1) {
            FloatKernel kernel = VectorReductions.middle(fold, outer, reduced, inner);
            return part -> kernel.run(memory, from, results, to);
        }
        FloatKernel[] kernels = new FloatKernel[parts];
        int[] starts = new int[parts + 1];
        for (int part = 0; part < parts; part++) {
            starts[part + 1] = Parts.bound(outer, part + 1, parts);
            kernels[part] = VectorReductions.middle(fold, starts[part + 1] - starts[part], reduced, inner);
        }
        return new PlanStep() {
            @Override
            public int parts() {
                return parts;
            }

            @Override
            public void run(int part) {
                int start = starts[part];
                kernels[part].run(memory, from + start * reduced * inner, results, to + start * inner);
            }
        };
    }

    /// Folds the first and the last of three axes: the last in parts, then the first.
    static PlanStep around(Fold fold, int before, int kept, int after, float[] memory, int from, int to) {
        float[] rows = new float[before * kept];
        PlanStep first = middle(fold, before * kept, after, 1, memory, from, rows, 0);
        FloatKernel last = VectorReductions.middle(fold, 1, before, kept);
        return new PlanStep() {
            @Override
            public int parts() {
                return first.parts();
            }

            @Override
            public void run(int part) {
                first.run(part);
            }

            @Override
            public void finish() {
                last.run(rows, 0, memory, to);
            }
        };
    }
}

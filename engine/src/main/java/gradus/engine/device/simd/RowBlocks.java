package gradus.engine.device.simd;

import gradus.engine.program.RowGroup;
import java.util.ArrayList;
import java.util.List;

/// Steps that are done one after the other for a block of rows, then for the next: see [RowGroup].
///
/// @param blocks of each the steps
record RowBlocks(List<List<PlanStep>> blocks) implements PlanStep {

    /// The kernels of a group's steps, for each block.
    static RowBlocks of(RowGroup group, Planner planner) {
        List<List<PlanStep>> blocks = new ArrayList<>();
        for (int i = 0; i < group.blocks(); i++) {
            int block = i;
            blocks.add(group.members().stream()
                    .map(member -> planner.rows(group, member, block).plan(member.step()))
                    .toList());
        }
        return new RowBlocks(List.copyOf(blocks));
    }

    @Override
    public boolean hasVectors() {
        return blocks.getFirst().stream().anyMatch(PlanStep::hasVectors);
    }

    @Override
    public int parts() {
        return blocks.size();
    }

    /// Runs once and adds the time of each step to a sum, in nanoseconds.
    void time(long[] sums, int first) {
        for (List<PlanStep> steps : blocks) {
            for (int i = 0; i < steps.size(); i++) {
                long begin = System.nanoTime();
                steps.get(i).run();
                sums[first + i] += System.nanoTime() - begin;
            }
        }
    }

    @Override
    public void run(int part) {
        List<PlanStep> steps = blocks.get(part);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
        }
    }
}

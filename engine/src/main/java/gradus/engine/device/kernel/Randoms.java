package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.List;

/// Steps that draw random numbers, those of [gradus.engine.device.CounterRandom].
final class Randoms {

    private Randoms() {}

    static List<Stage> numbers(Distribution distribution, long key, Step step, KernelPlanner planner) {
        int count = planner.count(step.output());
        int at = planner.table()
                .add(count, planner.at(step.output()), flag(distribution), (int) (key >>> 32), (int) key);
        return List.of(Call.of("random_numbers", at, count));
    }

    static List<Stage> rows(Distribution distribution, long key, Step step, KernelPlanner planner) {
        Operand counters = step.inputs().get(0);
        Operand rows = step.inputs().get(1);
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        flag(distribution),
                        (int) (key >>> 32),
                        (int) key,
                        planner.at(counters),
                        planner.wholeFlag(counters),
                        planner.at(rows),
                        planner.wholeFlag(rows),
                        count / planner.count(rows));
        return List.of(Call.of("random_rows", at, count));
    }

    private static int flag(Distribution distribution) {
        return switch (distribution) {
            case UNIFORM -> 0;
            case NORMAL -> 1;
        };
    }
}

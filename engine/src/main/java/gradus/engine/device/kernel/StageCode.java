package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many small calls as rows of the table, for the kernel `k_stages`, which makes them one after the other: for cards
/// that can't compile what [Joined] would write.
final class StageCode {

    /// Loops in loops that `k_stages` has room for.
    static final int MOST_DEPTH = 7;

    private static final int BEGIN = -1;
    private static final int END = -2;

    private final List<String> functions = KernelSource.functions();
    private final List<Integer> words = new ArrayList<>();

    private StageCode() {}

    /// The section `stage_functions` of the source: what `k_stages` calls for each number.
    static String cases(List<String> functions) {
        return IntStream.range(0, functions.size())
                .mapToObj(i ->
                        " \\\n                case " + i + ": " + functions.get(i) + "(a, m, row, id, count); break;")
                .collect(Collectors.joining("", "#define STAGE_FUNCTIONS", "\n"));
    }

    /// One call that does all stages.
    ///
    /// @param given where what several runs are given stands; empty for one run that is given nothing
    static Call call(List<Stage> stages, OptionalInt given, KernelPlanner planner) {
        StageCode code = new StageCode();
        stages.forEach(code::add);
        int at = planner.table().add(given.orElse(-1), code.words.size() / 3);
        planner.table().add(code.words.stream().mapToInt(Integer::intValue).toArray());
        return new Call(
                KernelFunction.of("k_stages"), at, 0, 1, planner.limits().groupSize(), Stage.work(stages), Reach.ALL);
    }

    /// How deep loops stand in loops.
    static int depth(List<Stage> stages) {
        return stages.stream()
                .mapToInt(stage -> stage instanceof Stage.Loop loop ? 1 + depth(loop.body()) : 0)
                .max()
                .orElse(0);
    }

    private void add(Stage stage) {
        switch (stage) {
            case Call call ->
                words.addAll(List.of(functions.indexOf(call.function().name()), call.at(), call.step()));
            case Stage.Loop(int times, var body)
            when times > 0 -> {
                words.addAll(List.of(BEGIN, times, 0));
                body.forEach(this::add);
                words.addAll(List.of(END, times, 0));
            }
            case Stage.Loop _ -> {}
        }
    }
}

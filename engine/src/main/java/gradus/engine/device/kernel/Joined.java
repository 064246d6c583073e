package gradus.engine.device.kernel;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.kernel.Stage.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Many small calls as one of one group, whose threads wait for one another after each: for small networks a launch
/// takes longer than what it does.
final class Joined {

    /// The numbers that one group may look at for each launch that is saved.
    private static final long MOST_WORK = 1 << 15;

    /// A function with more calls takes too long to compile.
    private static final int MOST_CALLS = 120;

    /// The first words of what a run is given: how many runs, from which word on the numbers of the first stand, how
    /// many a run has, how many tensors.
    static final int HEAD = 4;

    private final List<Integer> row = new ArrayList<>();
    private final Set<String> uses = new LinkedHashSet<>(Set.of("base"));
    private final Set<String> texts = new LinkedHashSet<>();
    private final StringBuilder body = new StringBuilder();
    private final List<Reach> since = new ArrayList<>();

    private Joined() {}

    /// Plans calls that can be joined; empty where that would not be faster.
    static Optional<List<Stage>> tried(KernelPlanner planner, Function<KernelPlanner, List<Stage>> plan) {
        int rows = planner.table().count();
        int checks = planner.checks().size();
        List<Stage> stages = plan.apply(planner.joined());
        if (areSmall(stages) && written(stages) <= MOST_CALLS && StageCode.depth(stages) <= StageCode.MOST_DEPTH) {
            return Optional.of(stages);
        }
        planner.table().cut(rows);
        planner.checks().subList(checks, planner.checks().size()).clear();
        return Optional.empty();
    }

    /// Whether the calls are small, and likewise those of each loop.
    private static boolean areSmall(List<Stage> stages) {
        List<Stage> calls =
                stages.stream().filter(stage -> stage instanceof Call).toList();
        return Stage.work(calls) <= MOST_WORK * calls.size()
                && stages.stream().allMatch(stage -> !(stage instanceof Stage.Loop loop) || areSmall(loop.body()));
    }

    private static int written(List<Stage> stages) {
        return stages.stream()
                .mapToInt(stage -> stage instanceof Stage.Loop loop ? written(loop.body()) : 1)
                .sum();
    }

    /// One call that does all stages.
    static Call call(List<Stage> stages, KernelPlanner planner) {
        if (!planner.limits().compiles()) {
            return StageCode.call(stages, OptionalInt.empty(), planner);
        }
        Joined joined = new Joined();
        joined.write(stages, "    ");
        return joined.finished("", "", stages, planner);
    }

    /// One call that does all stages again and again, and before each time takes over the tensors that are given for
    /// it. What is given stands in the memory: [#HEAD], then for each tensor how many numbers it has, where they go
    /// and where they stand among those of a run.
    ///
    /// @param given where what is given stands
    static Call runs(List<Stage> stages, int given, KernelPlanner planner) {
        if (!planner.limits().compiles()) {
            return StageCode.call(stages, OptionalInt.of(given), planner);
        }
        Joined joined = new Joined();
        joined.row.add(given);
        joined.uses.add("given");
        joined.write(stages, "        ");
        joined.barrier("        ");
        String before = """
                    int given = m[at];
                    int runs = a[given];
                    for (int run = 0; run < runs; run++) {
                        take_given(a, given, run, id, count);
                        BARRIER_FOR_ALL;
                """;
        return joined.finished(before, "    }\n", stages, planner);
    }

    private void write(List<Stage> stages, String indent) {
        for (Stage stage : stages) {
            switch (stage) {
                case Call call -> write(call, indent);
                case Stage.Loop(int times, var inner) -> {
                    String time = "t" + row.size();
                    barrier(indent);
                    body.append(indent)
                            .append("for (int %s = 0; %s < %s; %s++) {\n".formatted(time, time, value(times), time));
                    for (Stage each : inner) {
                        if (each instanceof Call call) {
                            write(call, time, indent + "    ");
                        } else {
                            write(List.of(each), indent + "    ");
                        }
                    }
                    barrier(indent + "    ");
                    body.append(indent).append("}\n");
                }
            }
        }
    }

    private void write(Call call, String indent) {
        call(call, value(call.at()), indent);
    }

    private void write(Call call, String time, String indent) {
        call(
                call,
                call.step() == 0 ? value(call.at()) : value(call.at()) + " + " + time + " * " + value(call.step()),
                indent);
    }

    private void call(Call call, String at, String indent) {
        if (since.stream().anyMatch(call.reach()::meets)) {
            barrier(indent);
        }
        since.add(call.reach());
        uses.addAll(call.function().uses());
        if (!call.function().text().isEmpty()) {
            texts.add(call.function().text());
        }
        body.append(indent)
                .append(call.function().name())
                .append("(a, m, ")
                .append(at)
                .append(", id, count);\n");
    }

    /// Lets all threads wait until what was done so far is done.
    private void barrier(String indent) {
        if (!since.isEmpty()) {
            body.append(indent).append("BARRIER_FOR_ALL;\n");
            since.clear();
        }
    }

    /// A number of the table.
    private String value(int number) {
        row.add(number);
        return "m[at + " + (row.size() - 1) + "]";
    }

    private Call finished(String before, String after, List<Stage> stages, KernelPlanner planner) {
        String text = "(PARAMETERS) {\n"
                + "    int id = LOCAL_ID;\n"
                + "    int count = LOCAL_SIZE;\n"
                + before
                + body
                + after
                + "}\n";
        String functions = String.join("", texts);
        String name = "k_p" + Long.toHexString(CounterRandom.key(0, text));
        KernelFunction function =
                new KernelFunction(name, true, List.copyOf(uses), functions + "\nKERNEL void " + name + text);
        int at = planner.table().add(row.stream().mapToInt(Integer::intValue).toArray());
        return new Call(function, at, 0, 1, planner.limits().groupSize(), Stage.work(stages), Reach.ALL);
    }
}

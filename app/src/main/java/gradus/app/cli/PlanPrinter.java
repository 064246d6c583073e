package gradus.app.cli;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.StepText;
import gradus.engine.program.Cost;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.program.RowGroups;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Phase;
import gradus.engine.train.TrainingLoop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints what a program does as it runs on the processor: optimized, with its memory planned.
record PlanPrinter(Console console) {

    /// The phases of a training step, in order, before the instructions they become.
    void phases(TrainingLoop loop) {
        int number = 0;
        for (Phase phase : loop.phases()) {
            number++;
            if (console.json()) {
                Json line = new Json().put("phase", number).put("name", phase.name());
                phase.settings().forEach(line::put);
                console.result(line);
            } else {
                console.result("# %d %s%s"
                        .formatted(
                                number,
                                phase.name(),
                                phase.settings().entrySet().stream()
                                        .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
                                        .collect(Collectors.joining())));
            }
        }
    }

    /// The instructions with what each costs, and what all cost together.
    ///
    /// @param program before it is optimized
    /// @param rows of a batch
    /// @param carried the feeds that become a result after each run
    void program(Program program, int rows, Map<Value, Value> carried) {
        Map<String, Integer> lengths = lengths(program, rows);
        Program optimized = program.optimized().forLengths(lengths);
        Figures figures = new Figures(MemoryPlan.of(optimized, lengths, carried), lengths);
        for (Step step : optimized.steps()) {
            if (console.json()) {
                console.result(figures.json(step));
            } else {
                console.result(words(step, figures));
            }
        }
        summary(program.steps(), optimized.steps(), blocked(optimized, figures), figures);
    }

    /// How many groups of steps are done by blocks of rows; of a plan that no memory holds, none.
    private static long blocked(Program program, Figures figures) {
        MemoryPlan memory = figures.memory();
        return memory.narrowCount() + memory.wideCount() > Integer.MAX_VALUE
                ? 0
                : RowGroups.of(program, memory, figures.lengths()).stream()
                        .filter(group -> group.blocks() > 1)
                        .count();
    }

    /// The lengths that a run with so many rows has. Of others, such as that of a sequence, only data would tell: they
    /// count as 1.
    private static Map<String, Integer> lengths(Program program, int rows) {
        Map<String, Integer> lengths = new TreeMap<>();
        program.feeds()
                .values()
                .forEach(feed -> feed.shape()
                        .dimensions()
                        .forEach(dimension -> dimension.names().forEach(name -> lengths.put(name, 1))));
        lengths.replace(Dimension.BATCH.toString(), rows);
        return lengths;
    }

    /// The figures stand behind the first line: what a scan does at every step follows.
    private String words(Step step, Figures figures) {
        String text = StepText.of(step);
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        return console.texts()
                        .text(
                                "cli.check.plan.step",
                                text.substring(0, end),
                                figures.memory().bytesWritten(step),
                                figures.multiplyAdds(step))
                + text.substring(end);
    }

    /// @param blocked groups of steps that are done by blocks of rows
    private void summary(List<Step> before, List<Step> after, long blocked, Figures figures) {
        long work = after.stream().mapToLong(figures::multiplyAdds).sum();
        List<Integer> groups = groups(after);
        int joined = groups.stream().mapToInt(Integer::intValue).sum();
        MemoryPlan memory = figures.memory();
        if (console.json()) {
            Json lengths = new Json();
            figures.lengths().forEach(lengths::put);
            console.result(new Json()
                    .put("instructions", count(after))
                    .put("before", count(before))
                    .put("fused", groups.size())
                    .put("joined", joined)
                    .put("by_rows", blocked)
                    .put("bytes", memory.bytes())
                    .put("bytes_without_reuse", memory.bytesUnshared())
                    .put("multiply_adds", work)
                    .put("lengths", lengths));
            return;
        }
        if (!figures.lengths().isEmpty()) {
            tell("cli.check.plan.lengths", figures.lengthsText());
        }
        tell("cli.check.plan.instructions", count(after), count(before));
        tell("cli.check.plan.fused", groups.size(), joined);
        tell("cli.check.plan.rows", blocked);
        tell("cli.check.plan.memory", memory.bytes(), memory.bytesUnshared());
        tell("cli.check.plan.work", work);
    }

    private void tell(String key, Object... arguments) {
        console.result("# " + console.texts().text(key, arguments));
    }

    /// How many instructions there are, also in scans.
    private static int count(List<Step> steps) {
        return steps.stream()
                .mapToInt(step -> step.instruction() instanceof Instruction.Scan scan
                        ? 1 + count(scan.body().steps())
                        : 1)
                .sum();
    }

    /// How many operations each fused group joins, also in scans.
    private static List<Integer> groups(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> switch (step.instruction()) {
                    case Instruction.Chain chain -> List.of(chain.parts().size()).stream();
                    case Instruction.ContractChain(var _, var chain) ->
                        List.of(1 + chain.parts().size()).stream();
                    case Instruction.Scan scan -> groups(scan.body().steps()).stream();
                    default -> List.<Integer>of().stream();
                })
                .toList();
    }

    /// What steps cost.
    ///
    /// @param memory of the plan
    /// @param lengths that have names
    private record Figures(MemoryPlan memory, Map<String, Integer> lengths) {

        long multiplyAdds(Step step) {
            return Cost.multiplyAdds(step, lengths);
        }

        String lengthsText() {
            return lengths.entrySet().stream()
                    .map(length -> length.getKey() + " = " + length.getValue())
                    .collect(Collectors.joining(", "));
        }

        /// What a step writes first, what it writes beyond, what it costs, and what a scan does at every step.
        Json json(Step step) {
            Json json = new Json();
            put(json, step.output());
            List<Operand> outputs = step.outputs();
            return json.put("instruction", StepText.instruction(step))
                    .put("inputs", step.inputs().stream().map(Operand::slot).toList())
                    .put("further", optional(outputs.subList(1, outputs.size()), output -> put(new Json(), output)))
                    .put("bytes", memory.bytesWritten(step))
                    .put("multiply_adds", multiplyAdds(step))
                    .put(
                            "body",
                            step.instruction() instanceof Instruction.Scan scan
                                    ? optional(scan.body().steps(), this::json)
                                    : Optional.empty());
        }

        private static Json put(Json json, Operand output) {
            ElementType type = output.type();
            return json.put("slot", output.slot())
                    .put("type", type.name().toLowerCase(Locale.ROOT))
                    .put("shape", output.shape().toString());
        }

        private static <T> Optional<List<Json>> optional(List<T> all, Function<T, Json> writer) {
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.stream().map(writer).toList());
        }
    }
}

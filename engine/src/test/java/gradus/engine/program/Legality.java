package gradus.engine.program;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks whether a program is one: every tensor is written once, before it is read, as what it is read as, and
/// every instruction has operands that fit it.
public final class Legality {

    private final List<String> problems = new ArrayList<>();
    private final Map<Integer, Operand> written = new HashMap<>();
    private final int slots;

    private Legality(int slots) {
        this.slots = slots;
    }

    /// What is wrong with a program; empty when nothing is.
    static List<String> problems(Program program) {
        Legality legality = new Legality(program.slots());
        program.feeds().values().forEach(feed -> legality.write(feed, "the feeds"));
        program.constants().forEach((place, tensor) -> {
            legality.write(place, "the constants");
            legality.require(
                    place.type() == tensor.type() && place.shape().equals(tensor.shape()),
                    () -> place + " is no place for the constant");
        });
        program.steps().forEach(legality::step);
        legality.areWritten(program.results().values(), "the results");
        return legality.problems;
    }

    /// What is wrong after any pass, and in the plan of memory; empty when nothing is.
    ///
    /// @param program as it is compiled
    /// @param carried the feeds that become a result after each run
    public static List<String> problemsOfPasses(
            Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        List<String> found = new ArrayList<>();
        SequencedMap<String, Program> passes = program.passes();
        passes.putLast(
                "with joined products", ProductEndings.joined(passes.lastEntry().getValue(), lengths));
        passes.putLast(
                "with gathered updates",
                AlikeFormulas.gathered(passes.lastEntry().getValue(), lengths));
        passes.forEach((pass, result) -> problems(result).forEach(problem -> found.add(pass + ": " + problem)));
        for (Program planned : passes.values()) {
            for (Map<Value, Value> renewed : List.of(carried, Map.<Value, Value>of())) {
                MemoryPlan plan = MemoryPlan.of(planned, lengths, renewed);
                MemoryLegality.problems(planned, MemoryLegality.Places.of(plan), renewed)
                        .forEach(problem -> found.add("memory: " + problem));
            }
        }
        return found;
    }

    private void require(boolean isRight, Supplier<String> rule) {
        if (!isRight) {
            problems.add(rule.get());
        }
    }

    private void write(Operand place, String by) {
        require(place.slot() >= 0 && place.slot() < slots, () -> by + ": there is no place " + place);
        Operand before = written.put(place.slot(), place);
        require(before == null, () -> by + ": " + place + " is written twice");
    }

    private void areWritten(Collection<Operand> places, String by) {
        for (Operand place : places) {
            Operand found = written.get(place.slot());
            require(found != null, () -> by + ": " + place + " is not written");
            require(
                    found == null || found.equals(place),
                    () -> by + ": " + place + " is read, but written as " + found);
        }
    }

    private void step(Step step) {
        String by = name(step);
        areWritten(step.inputs(), by);
        InstructionRules.problems(step).forEach(problem -> problems.add(by + ": " + problem));
        if (step.instruction() instanceof Instruction.Scan scan) {
            scan(scan.body(), step, by);
        }
        step.outputs().forEach(output -> write(output, by));
    }

    private void scan(Body body, Step step, String by) {
        List<Operand> inner = Stream.of(body.states(), body.sequences(), body.captured())
                .flatMap(List::stream)
                .toList();
        int states = body.states().size();
        if (inner.size() != step.inputs().size()
                || step.outputs().size() != states + body.stacked().size()
                || body.next().size() != states
                || body.sequences().isEmpty()) {
            problems.add(by + ": the body has another number of places");
            return;
        }
        Dimension length = firstLength(step.inputs().get(states).shape());
        for (int i = 0; i < inner.size(); i++) {
            boolean isSequence = i >= states && i < states + body.sequences().size();
            Shape expected = inner.get(i).shape();
            fits(step.inputs().get(i), inner.get(i), isSequence ? expected.prepend(length) : expected, by);
        }
        for (int i = 0; i < states; i++) {
            fits(body.next().get(i), body.states().get(i), body.states().get(i).shape(), by);
            fits(
                    step.outputs().get(i),
                    body.states().get(i),
                    body.states().get(i).shape(),
                    by);
        }
        for (int i = 0; i < body.stacked().size(); i++) {
            Operand part = body.stacked().get(i);
            fits(step.outputs().get(states + i), part, part.shape().prepend(length), by);
        }
        Legality inside = new Legality(body.slots());
        inner.forEach(place -> inside.write(place, by));
        body.steps().forEach(inside::step);
        inside.areWritten(body.next(), by);
        inside.areWritten(body.stacked(), by);
        inside.problems.forEach(problem -> problems.add(by + ": in the body: " + problem));
    }

    private static Dimension firstLength(Shape shape) {
        return shape.rank() == 0 ? Dimension.ONE : shape.get(0);
    }

    private void fits(Operand outside, Operand inside, Shape expected, String by) {
        require(
                outside.type() == inside.type() && outside.shape().equals(expected),
                () -> by + ": " + outside + " does not fit " + inside + " of the body");
    }

    /// A step, also one that no text could be made of.
    static String name(Step step) {
        return step.instruction().getClass().getSimpleName() + " to slot "
                + step.outputs().stream()
                        .map(output -> String.valueOf(output.slot()))
                        .toList();
    }
}

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Looks whether a program is one: every tensor is written once, before it is read, as what it is read as, and
/// every instruction has operands that fit it.
public final class Legality {

    private final Complaints complaints = new Complaints();
    private final Map<Integer, Operand> written = new HashMap<>();
    private final int slots;

    private Legality(int slots) {
        this.slots = slots;
    }

    /// What is wrong with a program; empty when nothing is.
    static List<String> problems(Program program) {
        Legality legality = new Legality(program.slots());
        legality.complaints.at("feeds");
        program.feeds().values().forEach(legality::write);
        legality.complaints.at("constants");
        program.constants().forEach((place, tensor) -> {
            legality.write(place);
            legality.complaints.require(
                    place.type() == tensor.type() && place.shape().equals(tensor.shape()), place, "is another tensor");
        });
        program.steps().forEach(legality::step);
        legality.complaints.at("results");
        legality.areWritten(program.results().values());
        return legality.complaints.all();
    }

    /// What is wrong after any pass, and in the plans of memory; empty when nothing is.
    ///
    /// @param program as it is compiled
    /// @param carried the feeds that become a result after each run
    public static List<String> problemsOfPasses(
            Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        Map<String, Program> stages = new LinkedHashMap<>();
        stages.put("compiled", program);
        stages.put("simplified", Simplifier.simplified(program));
        stages.put("without dead code", DeadCode.removed(Simplifier.simplified(program)));
        stages.put("fused", program.optimized());
        List<String> found = new ArrayList<>();
        stages.forEach((stage, result) -> {
            problems(result).forEach(problem -> found.add(stage + ": " + problem));
            for (Map<Value, Value> renewed : List.of(carried, Map.<Value, Value>of())) {
                MemoryPlan plan = MemoryPlan.of(result, lengths, renewed);
                MemoryLegality.problems(result, MemoryLegality.Places.of(plan), renewed)
                        .forEach(problem -> found.add("memory, " + stage + ": " + problem));
            }
        });
        return found;
    }

    private void write(Operand place) {
        complaints.require(place.slot() >= 0 && place.slot() < slots, place, "has no slot");
        complaints.require(written.put(place.slot(), place) == null, place, "is written twice");
    }

    private void areWritten(Collection<Operand> places) {
        for (Operand place : places) {
            Operand found = written.get(place.slot());
            complaints.require(found != null, place, "is not written");
            complaints.require(found == null || found.equals(place), place, "is read, but written as another");
        }
    }

    private void step(Step step) {
        complaints.at(step);
        areWritten(step.inputs());
        InstructionRules.problems(step).forEach(complaints::add);
        if (step.instruction() instanceof Instruction.Scan scan) {
            scan(scan.body(), step);
        }
        step.outputs().forEach(this::write);
    }

    private void scan(Body body, Step step) {
        List<Operand> inner = Stream.of(body.states(), body.sequences(), body.captured())
                .flatMap(List::stream)
                .toList();
        int states = body.states().size();
        if (inner.size() != step.inputs().size()
                || step.outputs().size() != states + body.stacked().size()
                || body.next().size() != states
                || body.sequences().isEmpty()) {
            complaints.add("the body has another number of places");
            return;
        }
        Shape first = step.inputs().get(states).shape();
        Dimension length = first.rank() == 0 ? Dimension.ONE : first.get(0);
        for (int i = 0; i < inner.size(); i++) {
            Shape shape = inner.get(i).shape();
            boolean isSequence = i >= states && i < states + body.sequences().size();
            fits(step.inputs().get(i), inner.get(i), isSequence ? shape.prepend(length) : shape);
        }
        for (int i = 0; i < states; i++) {
            Operand state = body.states().get(i);
            fits(body.next().get(i), state, state.shape());
            fits(step.outputs().get(i), state, state.shape());
        }
        for (int i = 0; i < body.stacked().size(); i++) {
            Operand part = body.stacked().get(i);
            fits(step.outputs().get(states + i), part, part.shape().prepend(length));
        }
        Legality inside = new Legality(body.slots());
        inner.forEach(inside::write);
        body.steps().forEach(inside::step);
        inside.complaints.at("the end of the body");
        inside.areWritten(body.next());
        inside.areWritten(body.stacked());
        inside.complaints.all().forEach(complaints::add);
    }

    private void fits(Operand outside, Operand inside, Shape expected) {
        complaints.require(
                outside.type() == inside.type() && outside.shape().equals(expected),
                outside,
                "does not fit the body's " + inside);
    }
}

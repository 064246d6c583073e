package gradus.engine.program;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Leaves out what no result needs, also inside scans.
final class DeadCode {

    private final Set<Operand> live;
    private final List<Step> backwards = new ArrayList<>();

    private DeadCode(List<Step> all, Collection<Operand> results) {
        live = new HashSet<>(results);
        for (Step step : all.reversed()) {
            if (step.outputs().stream().anyMatch(live::contains)) {
                Step kept = step.instruction() instanceof Instruction.Scan scan ? narrowed(step, scan) : step;
                live.addAll(kept.inputs());
                backwards.add(kept);
            }
        }
    }

    /// The program without what its results don't need.
    static Program removed(Program program) {
        return new Program(
                program.feeds(),
                program.constants(),
                without(program.steps(), program.results().values()),
                program.results(),
                program.slots());
    }

    /// The steps that are left, in order.
    static List<Step> without(List<Step> steps, Collection<Operand> results) {
        return new DeadCode(steps, results).steps();
    }

    private List<Step> steps() {
        return List.copyOf(backwards.reversed());
    }

    /// A scan that carries, reads and keeps only what is needed; the first sequence stays, for its length.
    private Step narrowed(Step scan, Instruction.Scan instruction) {
        Body body = instruction.body();
        int states = body.states().size();
        List<Operand> stacks = scan.outputs().subList(states, scan.outputs().size());
        Set<Integer> carried = new HashSet<>();
        IntStream.range(0, states)
                .filter(i -> live.contains(scan.outputs().get(i)))
                .forEach(carried::add);
        List<Operand> stacked = kept(body.stacked(), stacks, live);
        DeadCode inside;
        int before;
        do {
            before = carried.size();
            List<Operand> needed = new ArrayList<>(stacked);
            carried.forEach(i -> needed.add(body.next().get(i)));
            inside = new DeadCode(body.steps(), needed);
            Set<Operand> read = inside.live;
            IntStream.range(0, states)
                    .filter(i -> read.contains(body.states().get(i)))
                    .forEach(carried::add);
        } while (carried.size() > before);
        Set<Operand> places = new HashSet<>(inside.live);
        carried.forEach(i -> places.add(body.states().get(i)));
        places.add(body.sequences().getFirst());
        List<Operand> inner = new ArrayList<>(body.states());
        inner.addAll(body.sequences());
        inner.addAll(body.captured());
        List<Operand> outputs = new ArrayList<>();
        IntStream.range(0, states)
                .filter(carried::contains)
                .forEach(i -> outputs.add(scan.outputs().get(i)));
        outputs.addAll(kept(stacks, stacks, live));
        Body narrow = new Body(
                kept(body.states(), body.states(), places),
                kept(body.sequences(), body.sequences(), places),
                kept(body.captured(), body.captured(), places),
                inside.steps(),
                kept(body.next(), body.states(), places),
                stacked,
                body.slots());
        return new Step(
                new Instruction.Scan(narrow, instruction.reverse()), kept(scan.inputs(), inner, places), outputs);
    }

    /// The elements whose counterpart is wanted.
    private static List<Operand> kept(List<Operand> all, List<Operand> counterparts, Set<Operand> wanted) {
        return IntStream.range(0, all.size())
                .filter(i -> wanted.contains(counterparts.get(i)))
                .mapToObj(all::get)
                .toList();
    }
}

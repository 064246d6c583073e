package gradus.engine.program;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps what a scan computes for a later scan that would compute it again. The gradient of a scan goes through the
/// same elements and starts from the states at each of them: what it needs of the steps between, such as the gates of
/// an LSTM, is then read instead of being computed a second time.
final class ScanSharing {

    private final List<Step> steps;
    private int slots;

    private ScanSharing(Program program) {
        steps = new ArrayList<>(program.steps());
        slots = program.slots();
        for (int later = 0; later < steps.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (isScan(steps.get(earlier)) && isScan(steps.get(later))) {
                    share(earlier, later);
                }
            }
        }
    }

    /// The program with what scans share. What is left without a reader is for [DeadCode].
    static Program shared(Program program) {
        if (program.steps().stream().filter(ScanSharing::isScan).count() < 2) {
            return program;
        }
        ScanSharing sharing = new ScanSharing(program);
        return DeadCode.removed(
                new Program(program.feeds(), program.constants(), sharing.steps, program.results(), sharing.slots));
    }

    private static boolean isScan(Step step) {
        return step.instruction() instanceof Instruction.Scan;
    }

    private static Body body(Step step) {
        return ((Instruction.Scan) step.instruction()).body();
    }

    private record Key(Instruction instruction, List<Operand> inputs) {}

    private void share(int earlier, int later) {
        Step first = steps.get(earlier);
        Step second = steps.get(later);
        Map<Operand, Operand> same = places(first, second);
        Map<Key, List<Operand>> made = new HashMap<>();
        body(first).steps().forEach(step -> made.put(new Key(step.instruction(), step.inputs()), step.outputs()));
        List<Step> rest = new ArrayList<>();
        Set<Operand> repeated = new HashSet<>();
        boolean isWorth = false;
        for (Step step : body(second).steps()) {
            Optional<List<Operand>> outputs = inputs(step, same)
                    .flatMap(inputs -> Optional.ofNullable(made.get(new Key(step.instruction(), inputs))));
            if (outputs.isPresent()) {
                for (int i = 0; i < step.outputs().size(); i++) {
                    same.put(step.outputs().get(i), outputs.get().get(i));
                    repeated.add(step.outputs().get(i));
                }
                isWorth |= step.instruction() instanceof Instruction.Contract;
            } else {
                rest.add(step);
            }
        }
        if (!isWorth) {
            return;
        }
        List<Operand> needed = new ArrayList<>();
        rest.forEach(step -> step.inputs().forEach(input -> need(input, repeated, needed)));
        body(second).next().forEach(place -> need(place, repeated, needed));
        body(second).stacked().forEach(place -> need(place, repeated, needed));
        keep(earlier, later, rest, needed, same);
    }

    private static void need(Operand place, Set<Operand> repeated, List<Operand> needed) {
        if (repeated.contains(place) && !needed.contains(place)) {
            needed.add(place);
        }
    }

    private static Optional<List<Operand>> inputs(Step step, Map<Operand, Operand> same) {
        boolean areKnown = !step.inputs().isEmpty() && step.inputs().stream().allMatch(same::containsKey);
        return areKnown ? Optional.of(step.inputs().stream().map(same::get).toList()) : Optional.empty();
    }

    /// What the second scan reads at an element, by the places where the first has it there.
    private static Map<Operand, Operand> places(Step first, Step second) {
        Body one = body(first);
        Body other = body(second);
        Map<Operand, Operand> sequences = new HashMap<>();
        Map<Operand, Operand> captured = new HashMap<>();
        int at = one.states().size();
        for (int i = 0; i < one.stacked().size(); i++) {
            sequences.put(first.outputs().get(at + i), one.stacked().get(i));
        }
        for (Operand sequence : one.sequences()) {
            sequences.put(first.inputs().get(at++), sequence);
        }
        for (Operand place : one.captured()) {
            captured.put(first.inputs().get(at++), place);
        }
        Map<Operand, Operand> same = new HashMap<>();
        at = other.states().size();
        for (Operand sequence : other.sequences()) {
            put(same, sequence, sequences.get(second.inputs().get(at++)));
        }
        for (Operand place : other.captured()) {
            put(same, place, captured.get(second.inputs().get(at++)));
        }
        return same;
    }

    private static void put(
            Map<Operand, Operand> same, Operand place, @org.jspecify.annotations.Nullable Operand known) {
        if (known != null) {
            same.put(place, known);
        }
    }

    private void keep(int earlier, int later, List<Step> rest, List<Operand> needed, Map<Operand, Operand> same) {
        Step first = steps.get(earlier);
        Step second = steps.get(later);
        Body one = body(first);
        Body other = body(second);
        int states = one.states().size();
        Dimension length = first.inputs().get(states).shape().get(0);
        List<Operand> stacked = new ArrayList<>(one.stacked());
        List<Operand> outputs = new ArrayList<>(first.outputs());
        List<Operand> sequences = new ArrayList<>(other.sequences());
        int behind = other.states().size() + other.sequences().size();
        List<Operand> inputs = new ArrayList<>(second.inputs().subList(0, behind));
        for (Operand place : needed) {
            Operand kept = same.get(place);
            if (kept == null) {
                throw new IllegalStateException("Nothing is known of " + place);
            }
            int index = stacked.indexOf(kept);
            if (index < 0) {
                index = stacked.size();
                stacked.add(kept);
                List<Dimension> lengths = new ArrayList<>(List.of(length));
                lengths.addAll(kept.shape().dimensions());
                outputs.add(new Operand(slots++, kept.type(), new Shape(lengths)));
            }
            sequences.add(place);
            inputs.add(outputs.get(states + index));
        }
        inputs.addAll(second.inputs().subList(behind, second.inputs().size()));
        Body wider =
                new Body(one.states(), one.sequences(), one.captured(), one.steps(), one.next(), stacked, one.slots());
        Body shorter = new Body(
                other.states(), sequences, other.captured(), rest, other.next(), other.stacked(), other.slots());
        steps.set(earlier, new Step(new Instruction.Scan(wider, isReverse(first)), first.inputs(), outputs));
        steps.set(later, new Step(new Instruction.Scan(shorter, isReverse(second)), inputs, second.outputs()));
    }

    private static boolean isReverse(Step scan) {
        return ((Instruction.Scan) scan.instruction()).reverse();
    }
}

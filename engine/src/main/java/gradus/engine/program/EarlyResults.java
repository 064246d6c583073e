package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Moves formulas that give results, such as the update of weights, up to where what they read is there: a gradient is
/// used while it is still in the caches, and its memory is free for the next one. They stay behind all others that read
/// the same feed, so that the result may be written there.
final class EarlyResults {

    private EarlyResults() {}

    /// The program with its results as early as they can be.
    static Program moved(Program program) {
        Set<Operand> results = new HashSet<>(program.results().values());
        List<Step> steps = program.steps();
        Map<Operand, Integer> ready = new HashMap<>();
        Map<Operand, List<Integer>> readers = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            steps.get(i).outputs().forEach(output -> ready.put(output, index));
            steps.get(i)
                    .inputs()
                    .forEach(input -> readers.computeIfAbsent(input, any -> new ArrayList<>())
                            .add(index));
        }
        List<List<Step>> behind = new ArrayList<>();
        steps.forEach(step -> behind.add(new ArrayList<>()));
        List<Step> first = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!isMoved(step, results)) {
                behind.get(i).add(step);
                continue;
            }
            int at = -1;
            for (Operand input : step.inputs()) {
                Integer made = ready.get(input);
                if (made != null) {
                    at = Math.max(at, made);
                    continue;
                }
                if (step.outputs().stream().anyMatch(output -> mayReplace(output, input, results))) {
                    for (int reader : readers.getOrDefault(input, List.of())) {
                        at = reader == i ? at : Math.max(at, reader);
                    }
                }
            }
            // Later than it was it could be behind a step that reads it.
            int place = Math.min(at, i);
            step.outputs().forEach(output -> ready.put(output, place));
            (place < 0 ? first : behind.get(place)).add(step);
        }
        behind.forEach(first::addAll);
        return new Program(program.feeds(), program.constants(), first, program.results(), program.slots());
    }

    /// Whether a result may be written where a feed lies.
    private static boolean mayReplace(Operand output, Operand feed, Set<Operand> results) {
        return results.contains(output)
                && output.type() == feed.type()
                && output.shape().equals(feed.shape());
    }

    /// Whether a step is a formula that gives results, or a single number that these may need.
    private static boolean isMoved(Step step, Set<Operand> results) {
        boolean isFormula =
                step.instruction() instanceof Instruction.Pointwise || step.instruction() instanceof Instruction.Chain;
        return isFormula
                && (results.containsAll(step.outputs()) || step.output().shape().rank() == 0);
    }
}

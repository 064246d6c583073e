package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds formulas alike that give results, such as the update of each weight of a small network: where their tensors
/// lie side by side, one pass over all of them does the work of many. Large tensors are left alone: it is better to
/// update them while their gradient is in the caches, one after the other in the same memory.
public final class AlikeFormulas {

    /// The elements of a tensor at most.
    private static final int MOST = 1 << 12;

    private AlikeFormulas() {}

    /// Formulas alike, neighbours in the program. What each of them reads and writes at one place among its operands is
    /// a column; what all read in common is none.
    ///
    /// @param steps at least two
    public record Group(List<Step> steps) {
        public Group {
            steps = List.copyOf(steps);
        }

        /// The operands that each step has of its own, column by column in the order of the steps: inputs, then
        /// outputs.
        List<List<Operand>> columns() {
            return IntStream.range(0, operands(steps.getFirst()).size())
                    .mapToObj(i ->
                            steps.stream().map(step -> operands(step).get(i)).toList())
                    .filter(column -> column.getFirst().shape().rank() > 0)
                    .toList();
        }

        private static List<Operand> operands(Step step) {
            List<Operand> all = new ArrayList<>(step.inputs());
            all.addAll(step.outputs());
            return all;
        }
    }

    /// The program with formulas alike side by side: where the last of them is.
    static Program gathered(Program program, Map<String, Integer> lengths) {
        Map<Step, Group> groups = new HashMap<>();
        List<Step> steps = new ArrayList<>(program.steps());
        for (Group group : found(program, lengths)) {
            int last = steps.indexOf(group.steps().getLast());
            int first = steps.indexOf(group.steps().getFirst());
            if (!isReadBetween(group, steps.subList(first, last))) {
                groups.put(group.steps().getLast(), group);
            }
        }
        groups.values()
                .forEach(group ->
                        steps.removeAll(group.steps().subList(0, group.steps().size() - 1)));
        List<Step> gathered = new ArrayList<>();
        for (Step step : steps) {
            Group group = groups.get(step);
            gathered.addAll(group == null ? List.of(step) : group.steps());
        }
        return groups.isEmpty()
                ? program
                : new Program(program.feeds(), program.constants(), gathered, program.results(), program.slots());
    }

    private static boolean isReadBetween(Group group, List<Step> between) {
        Set<Operand> written = new HashSet<>();
        group.steps().forEach(step -> written.addAll(step.outputs()));
        return between.stream().anyMatch(step -> step.inputs().stream().anyMatch(written::contains));
    }

    /// The groups that are neighbours.
    public static List<Group> of(Program program, Map<String, Integer> lengths) {
        List<Step> steps = program.steps();
        return found(program, lengths).stream()
                .filter(group -> {
                    int first = steps.indexOf(group.steps().getFirst());
                    int last = Math.min(steps.size(), first + group.steps().size());
                    return steps.subList(first, last).equals(group.steps());
                })
                .toList();
    }

    private static List<Group> found(Program program, Map<String, Integer> lengths) {
        Set<Operand> wanted = new HashSet<>(program.results().values());
        Map<Kind, List<Step>> kinds = new LinkedHashMap<>();
        for (Step step : program.steps()) {
            boolean isFormula = step.instruction() instanceof Instruction.Pointwise
                    || step.instruction() instanceof Instruction.Chain;
            if (isFormula && wanted.containsAll(step.outputs())) {
                Kind.of(step, lengths)
                        .ifPresent(kind -> kinds.computeIfAbsent(kind, any -> new ArrayList<>())
                                .add(step));
            }
        }
        return kinds.values().stream()
                .filter(alike -> alike.size() > 1 && areApart(alike))
                .map(Group::new)
                .toList();
    }

    /// Whether each step has its own operands alone in every column.
    private static boolean areApart(List<Step> alike) {
        Set<Operand> seen = new HashSet<>();
        return new Group(alike).columns().stream().flatMap(List::stream).allMatch(seen::add);
    }

    /// What steps have in common that are alike.
    ///
    /// @param shared the single numbers that they read, by their place among the inputs
    private record Kind(Instruction instruction, Map<Integer, Operand> shared, ElementType type) {

        /// The kind of a formula of a small tensor; empty where an input is repeated along some axis only, or has
        /// another type.
        static Optional<Kind> of(Step step, Map<String, Integer> lengths) {
            long count = step.output().shape().elements(lengths);
            ElementType type = step.output().type();
            Map<Integer, Operand> shared = new HashMap<>();
            boolean isAlike = step.output().shape().rank() > 0
                    && count > 0
                    && count <= MOST
                    && step.outputs().stream().allMatch(output -> output.type() == type);
            for (int i = 0; i < step.inputs().size(); i++) {
                Operand input = step.inputs().get(i);
                long size = input.shape().elements(lengths);
                if (input.shape().rank() == 0) {
                    shared.put(i, input);
                } else {
                    isAlike &= size == count && input.type() == type;
                }
            }
            return isAlike ? Optional.of(new Kind(step.instruction(), Map.copyOf(shared), type)) : Optional.empty();
        }
    }
}

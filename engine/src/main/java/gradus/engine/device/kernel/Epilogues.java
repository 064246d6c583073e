package gradus.engine.device.kernel;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the formulas that the kernel of a matrix product or a convolution can compute of each of its numbers: a bias,
/// an activation, a mask. So there is a launch less, and the product isn't stored unless something else reads it. The
/// product waits for the formula's turn, where nothing that is done meanwhile touches what it reads.
final class Epilogues {

    private final List<Step> steps;
    private final KernelPlanner planner;
    private final Set<Operand> wanted;
    private final Map<Operand, Operand> roots = new HashMap<>();
    private final Map<Operand, Integer> makers = new HashMap<>();
    private final Map<Operand, Integer> readers = new HashMap<>();
    /// What was found, by what the formula gives first.
    private final Map<Operand, Ended> found = new HashMap<>();

    /// The products of these.
    private final Set<Operand> waiting = new HashSet<>();

    /// A formula with the product that it is computed of.
    ///
    /// @param numbers the formula's inputs that are the product
    /// @param isStored whether something else reads the product too
    record Ended(Step product, Step formula, Set<Operand> numbers, boolean isStored) {

        List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(product.inputs());
            formula.inputs().stream().filter(input -> !numbers.contains(input)).forEach(reads::add);
            return reads;
        }

        List<Operand> writes() {
            List<Operand> writes = new ArrayList<>(formula.outputs());
            stored().ifPresent(writes::add);
            return writes;
        }

        /// What the product is stored as, where it is.
        Optional<Operand> stored() {
            return isStored ? Optional.of(product.output()) : Optional.empty();
        }
    }

    private Epilogues(List<Step> steps, Collection<Operand> wanted, KernelPlanner planner) {
        this.steps = steps;
        this.planner = planner;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.instruction() instanceof Instruction.Reshape) {
                roots.put(step.output(), root(step.inputs().getFirst()));
                continue;
            }
            step.inputs().stream().map(this::root).distinct().forEach(root -> readers.merge(root, 1, Integer::sum));
            for (Operand output : step.outputs()) {
                makers.put(output, i);
            }
        }
        this.wanted = wanted.stream().map(this::root).collect(Collectors.toSet());
    }

    /// Looks for them.
    ///
    /// @param wanted what is read when all steps are done
    static Epilogues of(List<Step> steps, Collection<Operand> wanted, KernelPlanner planner) {
        Epilogues epilogues = new Epilogues(steps, wanted, planner);
        if (planner.limits().compiles()) {
            epilogues.find();
        }
        return epilogues;
    }

    /// Whether a step's work is done later, by a formula's.
    boolean isWaiting(Step step) {
        return waiting.contains(step.output());
    }

    /// The product of which a step's formulas are computed at once.
    Optional<Ended> ended(Step formula) {
        return Optional.ofNullable(found.get(formula.output()));
    }

    private Operand root(Operand operand) {
        return roots.getOrDefault(operand, operand);
    }

    /// Formulas that give several results alike are left to [Gathering], which does all of them in one launch: the
    /// update of weights.
    private void find() {
        Map<Instruction, Long> alike = steps.stream()
                .filter(this::givesResult)
                .collect(Collectors.groupingBy(Step::instruction, Collectors.counting()));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean isAlone = !givesResult(step) || alike.getOrDefault(step.instruction(), 0L) == 1;
            if (isFormula(step) && isAlone && planner.count(step.output()) > 0) {
                find(i);
            }
        }
    }

    private boolean givesResult(Step step) {
        return isFormula(step) && step.outputs().stream().anyMatch(wanted::contains);
    }

    private static boolean isFormula(Step step) {
        return step.instruction() instanceof Instruction.Pointwise || step.instruction() instanceof Instruction.Chain;
    }

    private void find(int at) {
        Step formula = steps.get(at);
        for (Operand input : formula.inputs()) {
            Integer maker = makers.get(root(input));
            if (maker != null && canEnd(steps.get(maker))) {
                Ended ended = ended(steps.get(maker), formula);
                if (isElementwise(ended) && mayWait(ended, maker, at)) {
                    found.put(formula.output(), ended);
                    waiting.add(ended.product().output());
                    return;
                }
            }
        }
    }

    private boolean canEnd(Step product) {
        return !waiting.contains(product.output())
                && switch (product.instruction()) {
                    case Instruction.Contract contract ->
                        !planner.limits().hasProducts()
                                || !Products.of(contract, product, planner).isForLibrary();
                    case Instruction.Convolve _, Instruction.ConvolveForImages _ -> true;
                    default -> false;
                };
    }

    private Ended ended(Step product, Step formula) {
        Operand made = product.output();
        Set<Operand> numbers = formula.inputs().stream()
                .filter(input -> root(input).equals(made))
                .collect(Collectors.toSet());
        return new Ended(product, formula, numbers, readers.getOrDefault(made, 0) > 1 || wanted.contains(made));
    }

    /// Whether the formula reads the product at its own place alone, and writes where no other number needs it.
    private boolean isElementwise(Ended ended) {
        int count = planner.count(ended.formula().output());
        return ended.numbers().stream().allMatch(number -> planner.count(number) == count)
                && !planner.reach(List.of(), ended.writes(), List.of())
                        .meets(planner.reach(ended.product().inputs(), List.of(), List.of()));
    }

    private boolean mayWait(Ended ended, int from, int to) {
        Reach reach = planner.reach(ended.product());
        return steps.subList(from + 1, to).stream()
                .filter(step -> !(step.instruction() instanceof Instruction.Reshape))
                .noneMatch(step -> planner.reach(step).meets(reach));
    }
}

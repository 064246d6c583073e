package gradus.engine.program;

import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.ContractChain;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Instruction.Pointwise;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Joins large matrix products with the formulas that alone read them, such as the gradient of a weight with its
/// update: the product is never in memory as a whole. Whether that pays depends on the lengths.
public final class ProductEndings {

    private final Program program;
    private final Map<String, Integer> lengths;
    private final Map<Operand, Step> makers = new HashMap<>();
    private final Map<Operand, Integer> readers = new HashMap<>();

    private ProductEndings(Program program, Map<String, Integer> lengths) {
        this.program = program;
        this.lengths = lengths;
        for (Step step : program.steps()) {
            step.outputs().forEach(output -> makers.put(output, step));
            Set.copyOf(step.inputs()).forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        program.results().values().forEach(result -> readers.merge(result, 1, Integer::sum));
    }

    /// The program with products joined with formulas where that pays.
    ///
    /// @param lengths that have names
    public static Program joined(Program program, Map<String, Integer> lengths) {
        return new ProductEndings(program, lengths).joined();
    }

    private Program joined() {
        List<Step> steps = new ArrayList<>();
        Set<Step> gone = new HashSet<>();
        for (Step step : program.steps()) {
            Optional<Step> product = chain(step).flatMap(any -> product(step));
            product.ifPresent(gone::add);
            steps.add(product.map(found -> joined(found, step)).orElse(step));
        }
        steps.removeAll(gone);
        return gone.isEmpty()
                ? program
                : new Program(program.feeds(), program.constants(), steps, program.results(), program.slots());
    }

    /// A step's formulas, if it has any.
    private static Optional<Chain> chain(Step step) {
        return switch (step.instruction()) {
            case Chain chain -> Optional.of(chain);
            case Pointwise(var expression) ->
                Optional.of(new Chain(List.of(new Part(expression, step.output().type())), List.of(0)));
            default -> Optional.empty();
        };
    }

    private Optional<Step> product(Step formula) {
        return formula.inputs().stream()
                .filter(input -> readers.getOrDefault(input, 0) == 1
                        && input.shape().equals(formula.output().shape())
                        && makers.containsKey(input))
                .map(makers::get)
                .filter(maker -> maker.instruction() instanceof Contract && ProductBlocks.pay(maker, lengths))
                .findFirst();
    }

    private static Step joined(Step product, Step formula) {
        Chain chain = chain(formula).orElseThrow();
        List<Operand> numbers = new ArrayList<>();
        numbers.add(product.output());
        formula.inputs().stream().filter(input -> !numbers.contains(input)).forEach(numbers::add);
        int before = formula.inputs().size();
        List<Part> parts = chain.parts().stream()
                .map(part -> new Part(
                        Formulas.replaced(part.expression(), argument -> argument(argument, formula, numbers, before)),
                        part.type()))
                .toList();
        List<Operand> inputs = new ArrayList<>(product.inputs());
        inputs.addAll(numbers.subList(1, numbers.size()));
        return new Step(
                new ContractChain((Contract) product.instruction(), new Chain(parts, chain.kept())),
                inputs,
                formula.outputs());
    }

    private static ScalarExpression argument(int index, Step formula, List<Operand> numbers, int before) {
        return new Argument(
                index < before ? numbers.indexOf(formula.inputs().get(index)) : index - before + numbers.size());
    }
}

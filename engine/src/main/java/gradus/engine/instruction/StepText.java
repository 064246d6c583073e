package gradus.engine.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// A step as people read it: `%6 [N, 20] = maximum(%5, 0)`.
public final class StepText {

    private StepText() {}

    /// The step: the slots it writes, their shapes, and what stands in them. What a scan does at every step follows
    /// on indented lines.
    public static String of(Step step) {
        String written = step.outputs().stream()
                .map(output -> slot(output) + " " + output.shape())
                .collect(Collectors.joining(", "));
        String body = step.instruction() instanceof Instruction.Scan scan
                ? body(scan.body()).indent(4).stripTrailing()
                : "";
        return written + " = " + instruction(step) + (body.isEmpty() ? "" : "\n" + body);
    }

    private static String body(Body body) {
        List<String> lines = new ArrayList<>();
        declare("states", body.states(), lines);
        declare("parts", body.sequences(), lines);
        declare("captured", body.captured(), lines);
        body.steps().forEach(step -> lines.add(of(step)));
        lines.add("next " + slots(body.next()) + " keep " + slots(body.stacked()));
        return String.join("\n", lines);
    }

    private static void declare(String word, List<Operand> places, List<String> lines) {
        if (!places.isEmpty()) {
            lines.add(places.stream()
                    .map(place -> slot(place) + " " + place.shape())
                    .collect(Collectors.joining(", ", word + " ", "")));
        }
    }

    private static String slots(List<Operand> operands) {
        return operands.stream().map(StepText::slot).collect(Collectors.joining(", ", "(", ")"));
    }

    /// What the step does to which slots.
    public static String instruction(Step step) {
        List<String> inputs = step.inputs().stream().map(StepText::slot).toList();
        String all = String.join(", ", inputs);
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) -> expression(expression, inputs::get);
            case Instruction.Chain(var parts, var kept) -> chain(parts, kept, inputs);
            case Instruction.Reduce(var fold, var axes) -> "reduce " + lower(fold) + " " + axes + " (" + all + ")";
            case Instruction.Contract contract -> product(contract, inputs);
            case Instruction.ContractChain(var contract, var chain) -> {
                List<String> numbers = new ArrayList<>(inputs.subList(1, inputs.size()));
                numbers.set(0, "product");
                yield "product = " + product(contract, inputs) + "; " + chain(chain.parts(), chain.kept(), numbers);
            }
            case Instruction.Transpose(var permutation) -> "transpose " + permutation + " (" + all + ")";
            case Instruction.Reshape() -> "reshape (" + all + ")";
            case Instruction.Random(var distribution, var key) -> "random " + lower(distribution) + " key " + key;
            case Instruction.RandomRows(var distribution, var key) ->
                "random " + lower(distribution) + " key " + key + " (" + all + ")";
            case Instruction.Scan(var body, boolean reverse) -> "scan" + (reverse ? " reverse" : "") + " (" + all + ")";
            case Instruction other -> other + " (" + all + ")";
        };
    }

    private static String product(Instruction.Contract contract, List<String> inputs) {
        return inputs.get(0)
                + (contract.transposeLeft() ? "ᵀ" : "")
                + " @ "
                + inputs.get(1)
                + (contract.transposeRight() ? "ᵀ" : "");
    }

    /// The parts in turn; each has a name of its own.
    private static String chain(List<Instruction.Part> parts, List<Integer> kept, List<String> inputs) {
        List<String> names = new ArrayList<>(inputs);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = "p" + i;
            lines.add(name + " = " + expression(parts.get(i).expression(), names::get));
            names.add(name);
        }
        String result = kept.stream().map(part -> "p" + part).collect(Collectors.joining(", "));
        return String.join("; ", lines) + " → " + result;
    }

    private static String slot(Operand operand) {
        return "%" + operand.slot();
    }

    private static String expression(ScalarExpression expression, IntFunction<String> argument) {
        return switch (expression) {
            case ScalarExpression.Argument(int index) -> argument.apply(index);
            case ScalarExpression.Constant(double value) ->
                value == Math.rint(value) && Math.abs(value) < 1e9
                        ? Long.toString((long) value)
                        : Double.toString(value);
            case ScalarExpression.Extent(var dimension) -> dimension.toString();
            case ScalarExpression.Unary(var function, var operand) -> call(lower(function), argument, operand);
            case ScalarExpression.Binary(var function, var left, var right) ->
                infix(function)
                        .map(symbol -> "(" + expression(left, argument) + " " + symbol + " "
                                + expression(right, argument) + ")")
                        .orElseGet(() -> call(lower(function), argument, left, right));
            case ScalarExpression.Select(var condition, var whenTrue, var whenFalse) ->
                call("select", argument, condition, whenTrue, whenFalse);
        };
    }

    private static Optional<String> infix(BinaryFunction function) {
        return switch (function) {
            case ADD -> Optional.of("+");
            case SUBTRACT -> Optional.of("-");
            case MULTIPLY -> Optional.of("*");
            case DIVIDE -> Optional.of("/");
            case REMAINDER, POWER, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
        };
    }

    private static String call(String name, IntFunction<String> argument, ScalarExpression... operands) {
        return java.util.Arrays.stream(operands)
                .map(operand -> expression(operand, argument))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}

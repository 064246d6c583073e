package gradus.engine.device.simd;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a [Loop] is written for; loops of the same form are the same loop.
///
/// @param parts the formulas, without lengths known by name
/// @param kept the parts that are written
/// @param inputs how each input is read
/// @param wide whether each output lies among the wide numbers
/// @param isSingle whether other numbers have single precision
record LoopForm(List<Part> parts, List<Integer> kept, List<Reading> inputs, List<Boolean> wide, boolean isSingle) {

    private static final int LONG = 8;
    private static final int LONGEST = 32;

    /// How an input is read.
    ///
    /// @param isWide from the wide numbers
    record Reading(Mode mode, boolean isWide) {}

    /// Where an input's element lies.
    enum Mode {
        /// At the element's own place.
        EACH,
        /// One number for all.
        ONE,
        /// Where a table says.
        MAPPED
    }

    LoopForm {
        parts = List.copyOf(parts);
        kept = List.copyOf(kept);
        inputs = List.copyOf(inputs);
        wide = List.copyOf(wide);
    }

    /// Whether all numbers have one precision, so that vectors can hold them.
    boolean isUniform() {
        return !isSingle
                || (inputs.stream().noneMatch(Reading::isWide)
                        && wide.stream().noneMatch(each -> each)
                        && parts.stream()
                                .allMatch(
                                        part -> part.type() == ElementType.FLOAT32 || part.type() == ElementType.BOOL));
    }

    /// How many operations the loop does for each vector, about: those that take long count for many.
    int operations() {
        int sum = inputs.size() + kept.size();
        for (Reading reading : inputs) {
            sum += reading.mode() == Mode.MAPPED ? LONG : 0;
        }
        for (Part part : parts) {
            sum += operations(part.expression());
        }
        return sum;
    }

    private static int operations(ScalarExpression expression) {
        return switch (expression) {
            case Argument _, Constant _, Extent _ -> 0;
            case Unary(var function, var operand) ->
                operations(operand)
                        + switch (function) {
                            case NEGATE, ABS, IS_NAN, NOT -> 1;
                            case SQRT -> LONG;
                            default -> LONGEST;
                        };
            case Binary(var function, var left, var right) ->
                operations(left) + operations(right) + (function == BinaryFunction.DIVIDE ? LONG : 1);
            case Select(var condition, var whenTrue, var whenFalse) ->
                operations(condition) + operations(whenTrue) + operations(whenFalse) + 1;
        };
    }

    /// How often each part is read by others.
    int[] uses() {
        int[] uses = new int[parts.size()];
        parts.forEach(part -> count(part.expression(), uses));
        return uses;
    }

    private void count(ScalarExpression expression, int[] uses) {
        switch (expression) {
            case Argument(int index) -> {
                if (index >= inputs.size()) {
                    uses[index - inputs.size()]++;
                }
            }
            case Constant _, Extent _ -> {}
            case Unary(var _, var operand) -> count(operand, uses);
            case Binary(var _, var left, var right) -> {
                count(left, uses);
                count(right, uses);
            }
            case Select(var condition, var whenTrue, var whenFalse) -> {
                count(condition, uses);
                count(whenTrue, uses);
                count(whenFalse, uses);
            }
        }
    }

    /// The product that a formula is, when nobody else needs it: it is added without being rounded.
    ///
    /// @param uses how often each part is read
    Optional<Binary> product(ScalarExpression expression, int[] uses) {
        if (expression instanceof Argument(int at) && at >= inputs.size()) {
            int part = at - inputs.size();
            return uses[part] == 1 && !kept.contains(part) && parts.get(part).type() != ElementType.BOOL
                    ? product(parts.get(part).expression(), uses)
                    : Optional.empty();
        }
        return expression instanceof Binary product && product.function() == BinaryFunction.MULTIPLY
                ? Optional.of(product)
                : Optional.empty();
    }

    /// A formula with the lengths of a run for those known by name.
    static ScalarExpression resolved(ScalarExpression expression, Map<String, Integer> lengths) {
        return switch (expression) {
            case Argument _, Constant _ -> expression;
            case Extent(var dimension) -> new Constant(dimension.size(lengths));
            case Unary(var function, var operand) -> new Unary(function, resolved(operand, lengths));
            case Binary(var function, var left, var right) ->
                new Binary(function, resolved(left, lengths), resolved(right, lengths));
            case Select(var condition, var whenTrue, var whenFalse) ->
                new Select(resolved(condition, lengths), resolved(whenTrue, lengths), resolved(whenFalse, lengths));
        };
    }

    /// Whether a function gives truth values.
    static boolean isComparison(BinaryFunction function) {
        return switch (function) {
            case EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER, MAXIMUM, MINIMUM -> false;
        };
    }
}

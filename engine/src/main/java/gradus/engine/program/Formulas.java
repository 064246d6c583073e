package gradus.engine.program;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Rewrites scalar formulas.
final class Formulas {

    private Formulas() {}

    /// The formula with something else for each argument, simplified where the value stays the same bit for bit.
    static ScalarExpression replaced(ScalarExpression expression, IntFunction<ScalarExpression> argument) {
        return switch (expression) {
            case Argument(int index) -> argument.apply(index);
            case Constant _, Extent _ -> expression;
            case Unary(var function, var operand) -> {
                ScalarExpression inner = replaced(operand, argument);
                yield inner instanceof Constant(double value)
                        ? new Constant(function.apply(value))
                        : new Unary(function, inner);
            }
            case Binary(var function, var left, var right) ->
                simplified(function, replaced(left, argument), replaced(right, argument));
            case Select(var condition, var whenTrue, var whenFalse) -> {
                ScalarExpression chosen = replaced(condition, argument);
                ScalarExpression yes = replaced(whenTrue, argument);
                ScalarExpression no = replaced(whenFalse, argument);
                yield chosen instanceof Constant(double value) ? value != 0 ? yes : no : new Select(chosen, yes, no);
            }
        };
    }

    private static ScalarExpression simplified(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        if (left instanceof Constant(double x) && right instanceof Constant(double y)) {
            return new Constant(function.apply(x, y));
        }
        boolean isLeft = left instanceof Constant(double x) && isNeutral(function, x, true);
        boolean isRight = right instanceof Constant(double y) && isNeutral(function, y, false);
        return isLeft ? right : isRight ? left : new Binary(function, left, right);
    }

    /// Whether the other operand is the result. Adding 0 is not here: it makes 0 of −0.
    private static boolean isNeutral(BinaryFunction function, double constant, boolean isLeft) {
        return switch (function) {
            case MULTIPLY -> constant == 1;
            case DIVIDE -> constant == 1 && !isLeft;
            case SUBTRACT -> Double.doubleToRawLongBits(constant) == 0 && !isLeft;
            default -> false;
        };
    }

    /// Gathers the arguments that a formula reads.
    static void arguments(ScalarExpression expression, Set<Integer> into) {
        each(expression, part -> {
            if (part instanceof Argument(int index)) {
                into.add(index);
            }
        });
    }

    /// Tells every part of a formula, the formula itself last.
    static void each(ScalarExpression expression, Consumer<ScalarExpression> listener) {
        switch (expression) {
            case Argument _, Constant _, Extent _ -> {}
            case Unary(var _, var operand) -> each(operand, listener);
            case Binary(var _, var left, var right) -> {
                each(left, listener);
                each(right, listener);
            }
            case Select(var condition, var whenTrue, var whenFalse) -> {
                each(condition, listener);
                each(whenTrue, listener);
                each(whenFalse, listener);
            }
        }
        listener.accept(expression);
    }
}

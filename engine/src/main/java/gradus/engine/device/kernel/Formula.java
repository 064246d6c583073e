package gradus.engine.device.kernel;

import gradus.engine.device.kernel.FormulaOperation.Kind;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.Dimension;
import java.util.List;
import java.util.function.IntFunction;

/// Takes scalar formulas apart into operations.
///
/// @param arguments the value of each argument
/// @param whole which of them are whole
/// @param target what is made of the operations
/// @param <T> what stands for a value there
record Formula<T>(IntFunction<T> arguments, List<Boolean> whole, Target<T> target) {

    private static final double MOST_WHOLE = 0x1p53;

    /// What is made of a formula.
    ///
    /// @param <T> what stands for a value
    interface Target<T> {

        T real(float constant);

        T whole(long constant);

        /// A length, as a whole number.
        T length(Dimension dimension);

        T apply(FormulaOperation operation, List<T> operands);
    }

    private T apply(FormulaOperation operation, T operand) {
        return target.apply(operation, List.of(operand));
    }

    private T apply(FormulaOperation operation, T left, T right) {
        return target.apply(operation, List.of(left, right));
    }

    private T apply(FormulaOperation operation, T condition, T whenTrue, T whenFalse) {
        return target.apply(operation, List.of(condition, whenTrue, whenFalse));
    }

    /// A formula as a number of single precision.
    T real(ScalarExpression expression) {
        if (isWhole(expression)) {
            return apply(FormulaOperation.WHOLE_AS_REAL, whole(expression));
        }
        return switch (expression) {
            case Argument(int index) -> arguments.apply(index);
            case Constant(double value) -> target.real((float) value);
            case Extent(var dimension) -> apply(FormulaOperation.WHOLE_AS_REAL, target.length(dimension));
            case Unary(var function, var operand) ->
                function == UnaryFunction.IS_NAN || function == UnaryFunction.NOT
                        ? apply(FormulaOperation.TRUTH_AS_REAL, truth(expression))
                        : apply(FormulaOperation.real(function), real(operand));
            case Binary(var function, var left, var right) ->
                FormulaOperation.isComparison(function)
                        ? apply(FormulaOperation.TRUTH_AS_REAL, truth(expression))
                        : apply(FormulaOperation.real(function), real(left), real(right));
            case Select(var condition, var whenTrue, var whenFalse) ->
                apply(FormulaOperation.SELECT_REAL, truth(condition), real(whenTrue), real(whenFalse));
        };
    }

    /// A formula as a whole number of 32 bits, rounded towards 0 and into their range.
    T integer(ScalarExpression expression) {
        return isWhole(expression)
                ? apply(FormulaOperation.WHOLE_TO_INT, whole(expression))
                : apply(FormulaOperation.REAL_TO_INT, real(expression));
    }

    /// A formula as a condition: whether it is not 0.
    private T truth(ScalarExpression expression) {
        if (expression instanceof Binary(var function, var left, var right)
                && FormulaOperation.isComparison(function)) {
            return areWhole(left, right)
                    ? apply(FormulaOperation.comparison(function, Kind.WHOLE), whole(left), whole(right))
                    : apply(FormulaOperation.comparison(function, Kind.REAL), real(left), real(right));
        }
        if (expression instanceof Unary(var function, var operand)) {
            if (function == UnaryFunction.NOT) {
                return apply(FormulaOperation.NOT, truth(operand));
            }
            if (function == UnaryFunction.IS_NAN) {
                return apply(FormulaOperation.IS_NAN, real(operand));
            }
        }
        return isWhole(expression)
                ? apply(FormulaOperation.WHOLE_IS_TRUE, whole(expression))
                : apply(FormulaOperation.REAL_IS_TRUE, real(expression));
    }

    /// Whether a formula is computed in whole numbers: it reads some, and nothing else.
    private boolean isWhole(ScalarExpression expression) {
        return switch (expression) {
            case Argument(int index) -> whole.get(index);
            case Constant _, Extent _ -> false;
            case Unary(var function, var operand) -> FormulaOperation.keepsWhole(function) && isWhole(operand);
            case Binary(var function, var left, var right) ->
                FormulaOperation.keepsWhole(function) && areWhole(left, right);
            case Select(var _, var whenTrue, var whenFalse) -> areWhole(whenTrue, whenFalse);
        };
    }

    private boolean areWhole(ScalarExpression one, ScalarExpression other) {
        return (isWhole(one) || isWhole(other)) && canBeWhole(one) && canBeWhole(other);
    }

    private boolean canBeWhole(ScalarExpression expression) {
        return switch (expression) {
            case Constant(double value) -> value == Math.rint(value) && Math.abs(value) < MOST_WHOLE;
            case Extent _ -> true;
            case Binary(var function, var _, var _) when FormulaOperation.isComparison(function) -> true;
            default -> isWhole(expression);
        };
    }

    private T whole(ScalarExpression expression) {
        return switch (expression) {
            case Argument(int index) -> arguments.apply(index);
            case Constant(double value) -> target.whole((long) value);
            case Extent(var dimension) -> target.length(dimension);
            case Unary(var function, var operand) ->
                FormulaOperation.isNothingForWhole(function)
                        ? whole(operand)
                        : apply(FormulaOperation.whole(function), whole(operand));
            case Binary(var function, var left, var right) -> binary(function, left, right, expression);
            case Select(var condition, var whenTrue, var whenFalse) ->
                apply(FormulaOperation.SELECT_WHOLE, truth(condition), whole(whenTrue), whole(whenFalse));
        };
    }

    private T binary(
            BinaryFunction function, ScalarExpression left, ScalarExpression right, ScalarExpression expression) {
        return FormulaOperation.isComparison(function)
                ? apply(FormulaOperation.TRUTH_AS_WHOLE, truth(expression))
                : apply(FormulaOperation.whole(function), whole(left), whole(right));
    }
}

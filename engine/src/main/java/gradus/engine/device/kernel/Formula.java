package gradus.engine.device.kernel;

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
import java.util.function.Function;

/// Writes a scalar formula in C. What is made of whole numbers alone is computed in 64-bit whole numbers, so that the
/// large ones stay exact.
///
/// @param names of the arguments
/// @param whole which of them are whole
/// @param extents the name of a variable that holds a length
record Formula(List<String> names, List<Boolean> whole, Function<Dimension, String> extents) {

    private static final double MOST_WHOLE = 0x1p53;

    /// A formula as a number.
    String real(ScalarExpression expression) {
        if (isWhole(expression)) {
            return "(float) " + whole(expression);
        }
        return switch (expression) {
            case Argument(int index) -> names.get(index);
            case Constant(double value) -> literal((float) value);
            case Extent(var dimension) -> "(float) " + extents.apply(dimension);
            case Unary(var function, var operand) -> unary(function, operand);
            case Binary(var function, var left, var right) -> binary(function, left, right);
            case Select(var condition, var whenTrue, var whenFalse) ->
                "(" + truth(condition) + " ? " + real(whenTrue) + " : " + real(whenFalse) + ")";
        };
    }

    private String unary(UnaryFunction function, ScalarExpression operand) {
        return switch (function) {
            case NEGATE -> "(-" + real(operand) + ")";
            case SIGN -> "sign_of(" + real(operand) + ")";
            case IS_NAN, NOT -> "(" + truth(new Unary(function, operand)) + " ? 1.0f : 0.0f)";
            case EXP,
                    LOG,
                    LOG1P,
                    SQRT,
                    ABS,
                    SIN,
                    COS,
                    TAN,
                    TANH,
                    EXPM1,
                    ERF,
                    FLOOR,
                    CEIL,
                    ROUND,
                    ASIN,
                    ACOS,
                    ATAN,
                    SINH,
                    COSH -> function.name() + "(" + real(operand) + ")";
        };
    }

    private String binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        return switch (function) {
            case ADD -> "(" + real(left) + " + " + real(right) + ")";
            case SUBTRACT -> "(" + real(left) + " - " + real(right) + ")";
            case MULTIPLY -> "(" + real(left) + " * " + real(right) + ")";
            case DIVIDE -> "(" + real(left) + " / " + real(right) + ")";
            case REMAINDER, POWER -> function.name() + "(" + real(left) + ", " + real(right) + ")";
            case MAXIMUM -> "larger(" + real(left) + ", " + real(right) + ")";
            case MINIMUM -> "smaller(" + real(left) + ", " + real(right) + ")";
            case EQUAL, GREATER, GREATER_OR_EQUAL -> "(" + truth(new Binary(function, left, right)) + " ? 1.0f : 0.0f)";
        };
    }

    /// A formula as a condition: whether it is not 0.
    private String truth(ScalarExpression expression) {
        if (expression instanceof Binary(var function, var left, var right) && isComparison(function)) {
            String sign = function == BinaryFunction.EQUAL ? "==" : function == BinaryFunction.GREATER ? ">" : ">=";
            boolean areWhole = areWhole(left, right);
            return areWhole
                    ? "(" + whole(left) + " " + sign + " " + whole(right) + ")"
                    : "(" + real(left) + " " + sign + " " + real(right) + ")";
        }
        if (expression instanceof Unary(var function, var operand)) {
            if (function == UnaryFunction.NOT) {
                return "(!" + truth(operand) + ")";
            }
            if (function == UnaryFunction.IS_NAN) {
                return "(" + real(operand) + " != " + real(operand) + ")";
            }
        }
        return isWhole(expression) ? "(" + whole(expression) + " != 0)" : "(" + real(expression) + " != 0.0f)";
    }

    /// Whether a formula is computed in whole numbers: it reads some, and nothing else.
    boolean isWhole(ScalarExpression expression) {
        return switch (expression) {
            case Argument(int index) -> whole.get(index);
            case Constant _, Extent _ -> false;
            case Unary(var function, var operand) -> keepsWhole(function) && isWhole(operand);
            case Binary(var function, var left, var right) -> keepsWhole(function) && areWhole(left, right);
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
            case Binary(var function, var _, var _) when isComparison(function) -> true;
            default -> isWhole(expression);
        };
    }

    private static boolean keepsWhole(UnaryFunction function) {
        return switch (function) {
            case NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND -> true;
            default -> false;
        };
    }

    private static boolean keepsWhole(BinaryFunction function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM, REMAINDER -> true;
            case DIVIDE, POWER, EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    private static boolean isComparison(BinaryFunction function) {
        return switch (function) {
            case EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }

    /// A formula as a whole number.
    String whole(ScalarExpression expression) {
        return switch (expression) {
            case Argument(int index) -> "(LONG) " + names.get(index);
            case Constant(double value) -> "((LONG) " + (long) value + ")";
            case Extent(var dimension) -> "(LONG) " + extents.apply(dimension);
            case Unary(var function, var operand) -> wholeUnary(function, operand);
            case Binary(var function, var left, var right) -> wholeBinary(function, left, right);
            case Select(var condition, var whenTrue, var whenFalse) ->
                "(" + truth(condition) + " ? " + whole(whenTrue) + " : " + whole(whenFalse) + ")";
        };
    }

    private String wholeUnary(UnaryFunction function, ScalarExpression operand) {
        return switch (function) {
            case NEGATE -> "(-" + whole(operand) + ")";
            case ABS -> "whole_larger(" + whole(operand) + ", -" + whole(operand) + ")";
            case SIGN -> "((LONG) ((" + whole(operand) + " > 0) - (" + whole(operand) + " < 0)))";
            case FLOOR, CEIL, ROUND -> whole(operand);
            default -> throw new IllegalStateException("Not whole: " + function);
        };
    }

    private String wholeBinary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        return switch (function) {
            case ADD -> "(" + whole(left) + " + " + whole(right) + ")";
            case SUBTRACT -> "(" + whole(left) + " - " + whole(right) + ")";
            case MULTIPLY -> "(" + whole(left) + " * " + whole(right) + ")";
            case MAXIMUM -> "whole_larger(" + whole(left) + ", " + whole(right) + ")";
            case MINIMUM -> "(-whole_larger(-" + whole(left) + ", -" + whole(right) + "))";
            case REMAINDER -> "whole_remainder(" + whole(left) + ", " + whole(right) + ")";
            case EQUAL, GREATER, GREATER_OR_EQUAL -> "((LONG) " + truth(new Binary(function, left, right)) + ")";
            case DIVIDE, POWER -> throw new IllegalStateException("Not whole: " + function);
        };
    }

    private static String literal(float value) {
        if (Float.isNaN(value)) {
            return "NAN";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "INFINITY" : "(-INFINITY)";
        }
        return Float.floatToRawIntBits(value) < 0 ? "(" + value + "f)" : value + "f";
    }
}

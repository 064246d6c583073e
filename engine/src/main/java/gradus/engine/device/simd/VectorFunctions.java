package gradus.engine.device.simd;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.instruction.UnaryFunction;
import java.util.Locale;

/// Which functions vectors can do: those of the lanes, and those of [FloatFunctions] and [DoubleFunctions].
final class VectorFunctions {

    private VectorFunctions() {}

    /// The name of a function's method there.
    static String name(UnaryFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    static boolean canDo(ScalarExpression expression, boolean isSingle) {
        return switch (expression) {
            case Argument _, Constant _, Extent _ -> true;
            case Unary(var function, var operand) -> canDo(function) && canDo(operand, isSingle);
            case Binary(var function, var left, var right) ->
                canDo(function) && canDo(left, isSingle) && canDo(right, isSingle);
            case Select(var condition, var whenTrue, var whenFalse) ->
                canDo(condition, isSingle) && canDo(whenTrue, isSingle) && canDo(whenFalse, isSingle);
        };
    }

    private static boolean canDo(UnaryFunction function) {
        return switch (function) {
            case NEGATE, EXP, LOG, SQRT, ABS, TANH, IS_NAN, NOT -> true;
            case LOG1P, EXPM1, ERF, SIGN, SIN, COS, TAN, FLOOR, CEIL, ROUND, ASIN, ACOS, ATAN, SINH, COSH -> false;
        };
    }

    private static boolean canDo(BinaryFunction function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            case REMAINDER, POWER -> false;
        };
    }
}

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

/// Which functions vectors can do: those of the lanes, and in single precision those of
/// [FloatFunctions].
final class VectorFunctions {

    private VectorFunctions() {}

    /// The name of a function's method there.
    static String name(UnaryFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /// Whether a loop can be one over vectors.
    static boolean canDo(LoopForm form) {
        return form.isUniform() && form.parts().stream().allMatch(part -> canDo(part.expression(), form.isSingle()));
    }

    private static boolean canDo(ScalarExpression expression, boolean isSingle) {
        return switch (expression) {
            case Argument _, Constant _, Extent _ -> true;
            case Unary(var function, var operand) -> canDo(function, isSingle) && canDo(operand, isSingle);
            case Binary(var function, var left, var right) ->
                canDo(function) && canDo(left, isSingle) && canDo(right, isSingle);
            case Select(var condition, var whenTrue, var whenFalse) ->
                canDo(condition, isSingle) && canDo(whenTrue, isSingle) && canDo(whenFalse, isSingle);
        };
    }

    private static boolean canDo(UnaryFunction function, boolean isSingle) {
        return switch (function) {
            case NEGATE, SQRT, ABS, IS_NAN, NOT -> true;
            case EXP, LOG, TANH, LOG1P, EXPM1, ERF -> isSingle;
            case SIN, COS, SIGN, TAN, FLOOR, CEIL, ROUND, ASIN, ACOS, ATAN, SINH, COSH -> false;
        };
    }

    private static boolean canDo(BinaryFunction function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            case REMAINDER, POWER -> false;
        };
    }
}

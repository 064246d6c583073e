package gradus.engine.device.kernel;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.UnaryFunction;
import java.util.ArrayList;
import java.util.List;

/// What a formula is made of, in C: an operation on one to three values. That is the one place that says how each
/// scalar function is written; what is written for a formula and what interprets formulas are both made of it.
///
/// @param text with `%1$s` and so on for the operands
record FormulaOperation(String text, Kind result, List<Kind> operands) {

    /// What a value is. What is made of whole numbers alone is computed in 64 bits, so that large ones stay exact.
    enum Kind {
        REAL,
        WHOLE,
        TRUTH
    }

    static final FormulaOperation NOT = of("(!%1$s)", Kind.TRUTH, Kind.TRUTH);
    static final FormulaOperation IS_NAN = of("(%1$s != %1$s)", Kind.TRUTH, Kind.REAL);
    static final FormulaOperation REAL_IS_TRUE = of("(%1$s != 0.0f)", Kind.TRUTH, Kind.REAL);
    static final FormulaOperation WHOLE_IS_TRUE = of("(%1$s != 0)", Kind.TRUTH, Kind.WHOLE);
    static final FormulaOperation TRUTH_AS_REAL = of("(%1$s ? 1.0f : 0.0f)", Kind.REAL, Kind.TRUTH);
    static final FormulaOperation TRUTH_AS_WHOLE = of("((LONG) %1$s)", Kind.WHOLE, Kind.TRUTH);
    static final FormulaOperation WHOLE_AS_REAL = of("(float) %1$s", Kind.REAL, Kind.WHOLE);
    static final FormulaOperation REAL_TO_INT = of("TO_INT(%1$s)", Kind.WHOLE, Kind.REAL);
    static final FormulaOperation WHOLE_TO_INT = of("to_int(%1$s)", Kind.WHOLE, Kind.WHOLE);
    static final FormulaOperation SELECT_REAL = of("(%1$s ? %2$s : %3$s)", Kind.REAL, Kind.TRUTH, Kind.REAL, Kind.REAL);
    static final FormulaOperation SELECT_WHOLE =
            of("(%1$s ? %2$s : %3$s)", Kind.WHOLE, Kind.TRUTH, Kind.WHOLE, Kind.WHOLE);

    FormulaOperation {
        operands = List.copyOf(operands);
    }

    private static FormulaOperation of(String text, Kind result, Kind... operands) {
        return new FormulaOperation(text, result, List.of(operands));
    }

    /// All there are, in an order that stays.
    static List<FormulaOperation> all() {
        List<FormulaOperation> all = new ArrayList<>(List.of(
                NOT,
                IS_NAN,
                REAL_IS_TRUE,
                WHOLE_IS_TRUE,
                TRUTH_AS_REAL,
                TRUTH_AS_WHOLE,
                WHOLE_AS_REAL,
                REAL_TO_INT,
                WHOLE_TO_INT,
                SELECT_REAL,
                SELECT_WHOLE));
        for (UnaryFunction function : UnaryFunction.values()) {
            if (function != UnaryFunction.IS_NAN && function != UnaryFunction.NOT) {
                all.add(real(function));
            }
            if (keepsWhole(function) && !isNothingForWhole(function)) {
                all.add(whole(function));
            }
        }
        for (BinaryFunction function : BinaryFunction.values()) {
            if (isComparison(function)) {
                all.add(comparison(function, Kind.REAL));
                all.add(comparison(function, Kind.WHOLE));
            } else {
                all.add(real(function));
            }
            if (keepsWhole(function)) {
                all.add(whole(function));
            }
        }
        return List.copyOf(all);
    }

    /// A function of a number, other than those that give a truth.
    static FormulaOperation real(UnaryFunction function) {
        String text = switch (function) {
            case NEGATE -> "(-%1$s)";
            case SIGN -> "sign_of(%1$s)";
            case IS_NAN, NOT -> throw new IllegalArgumentException("No number: " + function);
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
                    COSH -> function.name() + "(%1$s)";
        };
        return of(text, Kind.REAL, Kind.REAL);
    }

    /// A function of two numbers, other than those that compare.
    static FormulaOperation real(BinaryFunction function) {
        String text = switch (function) {
            case ADD -> "(%1$s + %2$s)";
            case SUBTRACT -> "(%1$s - %2$s)";
            case MULTIPLY -> "(%1$s * %2$s)";
            case DIVIDE -> "(%1$s / %2$s)";
            case REMAINDER, POWER -> function.name() + "(%1$s, %2$s)";
            case MAXIMUM -> "larger(%1$s, %2$s)";
            case MINIMUM -> "smaller(%1$s, %2$s)";
            case EQUAL, GREATER, GREATER_OR_EQUAL -> throw new IllegalArgumentException("No number: " + function);
        };
        return of(text, Kind.REAL, Kind.REAL, Kind.REAL);
    }

    /// A comparison of two numbers of a type.
    static FormulaOperation comparison(BinaryFunction function, Kind type) {
        String sign = function == BinaryFunction.EQUAL ? "==" : function == BinaryFunction.GREATER ? ">" : ">=";
        String text = "(%1$s " + sign + " %2$s)";
        return of(text, Kind.TRUTH, type, type);
    }

    /// A function of a whole number that gives one.
    static FormulaOperation whole(UnaryFunction function) {
        String text = switch (function) {
            case NEGATE -> "(-%1$s)";
            case ABS -> "whole_larger(%1$s, -%1$s)";
            case SIGN -> "((LONG) ((%1$s > 0) - (%1$s < 0)))";
            default -> throw new IllegalArgumentException("Not whole: " + function);
        };
        return of(text, Kind.WHOLE, Kind.WHOLE);
    }

    /// A function of two whole numbers that gives one.
    static FormulaOperation whole(BinaryFunction function) {
        String text = switch (function) {
            case ADD -> "(%1$s + %2$s)";
            case SUBTRACT -> "(%1$s - %2$s)";
            case MULTIPLY -> "(%1$s * %2$s)";
            case MAXIMUM -> "whole_larger(%1$s, %2$s)";
            case MINIMUM -> "(-whole_larger(-%1$s, -%2$s))";
            case REMAINDER -> "whole_remainder(%1$s, %2$s)";
            default -> throw new IllegalArgumentException("Not whole: " + function);
        };
        return of(text, Kind.WHOLE, Kind.WHOLE, Kind.WHOLE);
    }

    static boolean keepsWhole(UnaryFunction function) {
        return switch (function) {
            case NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND -> true;
            default -> false;
        };
    }

    static boolean keepsWhole(BinaryFunction function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM, REMAINDER -> true;
            case DIVIDE, POWER, EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    /// Whether a whole number stays what it is.
    static boolean isNothingForWhole(UnaryFunction function) {
        return switch (function) {
            case FLOOR, CEIL, ROUND -> true;
            default -> false;
        };
    }

    static boolean isComparison(BinaryFunction function) {
        return switch (function) {
            case EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }
}

package gradus.engine.device.simd;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import java.util.LinkedHashSet;
import java.util.Set;

/// The constants of a formula, with the 0 and 1 that truth values are.
final class Constants {

    private Constants() {}

    static Set<Double> of(ScalarExpression expression) {
        Set<Double> found = new LinkedHashSet<>(Set.of(0.0, 1.0));
        gather(expression, found);
        return found;
    }

    private static void gather(ScalarExpression expression, Set<Double> found) {
        switch (expression) {
            case Argument _, Extent _ -> {}
            case Constant(double value) -> found.add(value);
            case Unary(var _, var operand) -> gather(operand, found);
            case Binary(var _, var left, var right) -> {
                gather(left, found);
                gather(right, found);
            }
            case Select(var condition, var whenTrue, var whenFalse) -> {
                gather(condition, found);
                gather(whenTrue, found);
                gather(whenFalse, found);
            }
        }
    }
}

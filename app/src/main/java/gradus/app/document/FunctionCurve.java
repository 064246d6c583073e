package gradus.app.document;

import gradus.engine.graph.Operation;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.operation.UnaryOperation;
import java.util.ArrayList;
import java.util.List;

/// The little picture of a function: its curve between −3 and 3.
public final class FunctionCurve {
    /// A point in a square from −1 to 1, upwards positive.
    public record Point(double x, double y) {}

    private static final double REACH = 3;
    private static final int SAMPLES = 48;

    private FunctionCurve() {}

    /// The curve's unbroken pieces in a square from −1 to 1, upwards positive; none for what is no function of one
    /// number.
    public static List<List<Point>> of(Operation operation) {
        if (!(operation instanceof UnaryOperation function)) {
            return List.of();
        }
        ScalarExpression expression = function.expression();
        List<List<Point>> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            double x = REACH * (2.0 * i / SAMPLES - 1);
            double y = value(expression, x) / REACH * 1.2;
            if (Double.isNaN(y) || Math.abs(y) > 1) {
                close(piece, pieces);
                piece = new ArrayList<>();
            } else {
                piece.add(new Point(x / REACH, y));
            }
        }
        close(piece, pieces);
        return pieces;
    }

    private static void close(List<Point> piece, List<List<Point>> pieces) {
        if (piece.size() > 1) {
            pieces.add(piece);
        }
    }

    private static double value(ScalarExpression expression, double x) {
        return switch (expression) {
            case ScalarExpression.Argument _ -> x;
            case ScalarExpression.Constant(double value) -> value;
            case ScalarExpression.Extent _ -> 1;
            case ScalarExpression.Unary(var function, var operand) -> function.apply(value(operand, x));
            case ScalarExpression.Binary(var function, var left, var right) ->
                function.apply(value(left, x), value(right, x));
            case ScalarExpression.Select(var condition, var whenTrue, var whenFalse) ->
                value(value(condition, x) != 0 ? whenTrue : whenFalse, x);
        };
    }
}

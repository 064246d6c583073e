package gradus.engine.device.scalar;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.UnaryFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Evaluates a scalar formula for whole arrays, one part of the formula after another.
final class PointwiseKernel {

    private final List<Strided> inputs;
    private final int[] output;
    private final int count;
    private final Map<String, Integer> lengths;

    PointwiseKernel(List<Strided> inputs, int[] output, Map<String, Integer> lengths) {
        this.inputs = inputs;
        this.output = output;
        this.count = Strided.count(output);
        this.lengths = lengths;
    }

    /// The formula's value for every element, as a fresh array.
    double[] compute(ScalarExpression expression) {
        return switch (expression) {
            case ScalarExpression.Argument(int index) -> inputs.get(index).gather(output);
            case ScalarExpression.Constant(double value) -> filled(value);
            case ScalarExpression.Extent(var dimension) -> filled(dimension.size(lengths));
            case ScalarExpression.Unary(UnaryFunction function, ScalarExpression operand) -> {
                double[] x = compute(operand);
                for (int i = 0; i < count; i++) {
                    x[i] = function.apply(x[i]);
                }
                yield x;
            }
            case ScalarExpression.Binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) ->
                binary(function, compute(left), compute(right));
            case ScalarExpression.Select(
                    ScalarExpression condition,
                    ScalarExpression whenTrue,
                    ScalarExpression whenFalse) -> {
                double[] chosen = compute(condition);
                double[] yes = compute(whenTrue);
                double[] no = compute(whenFalse);
                for (int i = 0; i < count; i++) {
                    chosen[i] = chosen[i] != 0 ? yes[i] : no[i];
                }
                yield chosen;
            }
        };
    }

    /// The four rules of arithmetic have loops of their own, which the compiler turns into vector instructions.
    private static double[] binary(BinaryFunction function, double[] x, double[] y) {
        switch (function) {
            case ADD -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] += y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] -= y[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] *= y[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] /= y[i];
                }
            }
            case REMAINDER, POWER, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] = function.apply(x[i], y[i]);
                }
            }
        }
        return x;
    }

    private double[] filled(double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}

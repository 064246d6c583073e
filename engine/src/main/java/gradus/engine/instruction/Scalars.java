package gradus.engine.instruction;

/// The words scalar formulas are written with.
public final class Scalars {

    /// The first input.
    public static final ScalarExpression X = new ScalarExpression.Argument(0);

    /// The second input.
    public static final ScalarExpression Y = new ScalarExpression.Argument(1);

    /// The third input.
    public static final ScalarExpression Z = new ScalarExpression.Argument(2);

    public static final ScalarExpression ZERO = constant(0);
    public static final ScalarExpression ONE = constant(1);

    private Scalars() {}

    public static ScalarExpression constant(double value) {
        return new ScalarExpression.Constant(value);
    }

    public static ScalarExpression apply(UnaryFunction function, ScalarExpression operand) {
        return new ScalarExpression.Unary(function, operand);
    }

    public static ScalarExpression apply(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        return new ScalarExpression.Binary(function, left, right);
    }

    public static ScalarExpression select(
            ScalarExpression condition, ScalarExpression whenTrue, ScalarExpression whenFalse) {
        return new ScalarExpression.Select(condition, whenTrue, whenFalse);
    }
}

package gradus.engine.instruction;

import gradus.engine.tensor.Dimension;

/// A formula over single numbers, applied to every element by a [Instruction.Pointwise]. A truth value is 0 or 1.
public sealed interface ScalarExpression {

    /// The element of one input.
    record Argument(int index) implements ScalarExpression {}

    /// A number known now.
    record Constant(double value) implements ScalarExpression {}

    /// The length of a dimension, known when the program runs.
    record Extent(Dimension dimension) implements ScalarExpression {}

    /// A function of one number.
    record Unary(UnaryFunction function, ScalarExpression operand) implements ScalarExpression {}

    /// A function of two numbers.
    record Binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) implements ScalarExpression {}

    /// The second operand where the first is true (not 0), the third elsewhere.
    record Select(ScalarExpression condition, ScalarExpression whenTrue, ScalarExpression whenFalse)
            implements ScalarExpression {}

    default ScalarExpression plus(ScalarExpression other) {
        return new Binary(BinaryFunction.ADD, this, other);
    }

    default ScalarExpression minus(ScalarExpression other) {
        return new Binary(BinaryFunction.SUBTRACT, this, other);
    }

    default ScalarExpression times(ScalarExpression other) {
        return new Binary(BinaryFunction.MULTIPLY, this, other);
    }

    default ScalarExpression over(ScalarExpression other) {
        return new Binary(BinaryFunction.DIVIDE, this, other);
    }
}

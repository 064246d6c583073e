package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// A sigmoid of straight lines, `max(0, min(1, alpha · x + beta))`; its derivative at the corners is 0,
/// between them `alpha` in single precision, as PyTorch has it.
///
/// @param alpha the slope of the middle line
/// @param beta its value at zero
public record HardSigmoid(double alpha, double beta) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(
                BinaryFunction.MAXIMUM,
                Scalars.ZERO,
                Scalars.apply(
                        BinaryFunction.MINIMUM,
                        Scalars.ONE,
                        Scalars.X.times(Scalars.constant(alpha)).plus(Scalars.constant(beta))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.times(y.complement())
                .apply(new Greater(), x.constant(0))
                .where(x.constant((float) alpha), x.constant(0));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = max(0, min(1, α · x + β))",
                "∂y/∂x = α · [0 < α · x + β < 1]",
                new Facts.Example("hard_sigmoid([-1, 4])", "[0.3, 1]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The inverse hyperbolic cosine of a number from 1 on, `log(x + √(x² − 1))`, computed as
/// `log1p(t + √(t² + 2t))` with `t = x − 1`.
public record Acosh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        ScalarExpression beyond = Scalars.X.minus(Scalars.ONE);
        ScalarExpression root = Scalars.apply(UnaryFunction.SQRT, beyond.times(beyond.plus(Scalars.constant(2))));
        return Scalars.apply(UnaryFunction.LOG1P, beyond.plus(root));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().plus(-1).sqrt().reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ln(x + √(x² − 1))", "∂y/∂x = 1/√(x² − 1)", new Facts.Example("acosh(2)", "1.317"));
    }
}

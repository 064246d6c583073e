package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `x / (1 + |x|)`: like tanh, but slower to reach ±1.
public record Softsign() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.over(Scalars.ONE.plus(Scalars.apply(UnaryFunction.ABS, Scalars.X)));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Abs()).plus(1).squared().reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x / (1 + |x|)", "∂y/∂x = 1 / (1 + |x|)²", new Facts.Example("softsign([-1, 3])", "[-0.5, 0.75]"));
    }
}

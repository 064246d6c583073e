package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The inverse hyperbolic tangent of a number between −1 and 1, `½ log1p(2x / (1 − x))`.
public record Atanh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        ScalarExpression twice = Scalars.X.plus(Scalars.X);
        return Scalars.constant(0.5)
                .times(Scalars.apply(UnaryFunction.LOG1P, twice.over(Scalars.ONE.minus(Scalars.X))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().complement().reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ½ · ln((1 + x)/(1 − x))", "∂y/∂x = 1/(1 − x²)", new Facts.Example("atanh(0.5)", "0.5493"));
    }
}

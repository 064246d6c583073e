package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The inverse hyperbolic sine, `log(x + √(x² + 1))`, computed as `sgn x · log1p(|x| + |x| / (1/|x| + √(1 + 1/x²)))`
/// so that neither small nor large numbers lose digits.
public record Asinh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        ScalarExpression size = Scalars.apply(UnaryFunction.ABS, Scalars.X);
        ScalarExpression inverse = Scalars.ONE.over(size);
        ScalarExpression root = Scalars.apply(UnaryFunction.SQRT, Scalars.ONE.plus(inverse.times(inverse)));
        ScalarExpression logarithm = Scalars.apply(UnaryFunction.LOG1P, size.plus(size.over(inverse.plus(root))));
        return Scalars.apply(UnaryFunction.SIGN, Scalars.X).times(logarithm);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().plus(1).sqrt().reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ln(x + √(x² + 1))", "∂y/∂x = 1/√(x² + 1)", new Facts.Example("asinh(1)", "0.8814"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The rectifier with a smooth negative side whose slope is 1 at zero for every `alpha` (Barron 2017).
///
/// @param alpha how far it goes below zero
public record Celu(double alpha) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MAXIMUM, Scalars.X, Scalars.ZERO)
                .plus(Scalars.apply(
                        BinaryFunction.MINIMUM,
                        Scalars.apply(UnaryFunction.EXPM1, Scalars.X.over(Scalars.constant(alpha)))
                                .times(Scalars.constant(alpha)),
                        Scalars.ZERO));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Greater(), x.constant(0))
                .where(x.constant(1), x.over(alpha).exp());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = max(0, x) + min(0, α · (exp(x/α) − 1))",
                "∂y/∂x = [x > 0] + [x ≤ 0] · exp(x/α)",
                new Facts.Example("celu([-1, 2], alpha=2)", "[-0.7869, 2]"));
    }
}

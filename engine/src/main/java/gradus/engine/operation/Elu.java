package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The rectifier with a smooth negative side, `alpha · (eˣ − 1)` below zero (Clevert et al. 2016).
///
/// @param alpha how far it goes below zero
public record Elu(double alpha) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.select(
                Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.ZERO),
                Scalars.X,
                Scalars.apply(UnaryFunction.EXPM1, Scalars.X).times(Scalars.constant(alpha)));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Greater(), x.constant(0))
                .where(x.constant(1), x.exp().times(alpha));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = [x > 0] · x + [x ≤ 0] · α · (eˣ − 1)",
                "∂y/∂x = [x > 0] + [x ≤ 0] · α · eˣ",
                new Facts.Example("elu([-1, 2])", "[-0.6321, 2]"));
    }
}

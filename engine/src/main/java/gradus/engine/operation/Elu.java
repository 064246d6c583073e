package gradus.engine.operation;

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
}

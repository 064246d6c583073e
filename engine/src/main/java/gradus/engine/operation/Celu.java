package gradus.engine.operation;

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
}

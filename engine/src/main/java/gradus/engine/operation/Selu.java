package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// A scaled [Elu] that keeps mean 0 and variance 1 from layer to layer (Klambauer et al. 2017).
///
/// @param alpha how far it goes below zero, before scaling
/// @param gamma the scale
public record Selu(double alpha, double gamma) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.select(
                        Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.ZERO),
                        Scalars.X,
                        Scalars.apply(UnaryFunction.EXPM1, Scalars.X).times(Scalars.constant(alpha)))
                .times(Scalars.constant(gamma));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Greater(), x.constant(0))
                .where(x.constant(gamma), x.exp().times(alpha * gamma));
    }

    /// The constants of the paper, to double precision.
    public Selu() {
        this(1.6732632423543772, 1.0507009873554805);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = γ · ([x > 0] · x + [x ≤ 0] · α · (eˣ − 1))",
                "∂y/∂x = γ · ([x > 0] + [x ≤ 0] · α · eˣ)",
                new Facts.Example("selu([-1, 2])", "[-1.111, 2.101]"));
    }
}

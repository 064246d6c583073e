package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// A smooth ramp, `ln(1 + eˣ)`, computed so that it never overflows.
public record Softplus() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MAXIMUM, Scalars.X, Scalars.ZERO)
                .plus(Scalars.apply(
                        UnaryFunction.LOG1P,
                        Scalars.apply(
                                UnaryFunction.EXP,
                                Scalars.apply(UnaryFunction.NEGATE, Scalars.apply(UnaryFunction.ABS, Scalars.X)))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Sigmoid());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = ln(1 + eˣ)", "∂y/∂x = 1 / (1 + e⁻ˣ)", new Facts.Example("softplus([-1, 2])", "[0.3133, 2.127]"));
    }
}

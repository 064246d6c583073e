package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The first input to the power of the second, with broadcasting; NaN for a negative base and a broken exponent.
///
/// The gradient towards the base is 0 where the exponent is 0; towards the exponent it is `y·ln(a)`, 0 where the
/// base is 0 and the exponent isn't negative, NaN for a negative base.
public record Pow() implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.POWER, Scalars.X, Scalars.Y);
    }

    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        Term zero = gradient.constant(0);
        Term base = gradient.times(b.times(a.power(b.minus(gradient.constant(1)))));
        Term exponent = gradient.times(y.times(a.log()));
        Term flat = b.lessThan(zero).where(exponent, zero);
        return new Gradients(b.equalTo(zero).where(zero, base), a.equalTo(zero).where(flat, exponent));
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("^", 5, false);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = aᵇ", "∂y/∂a = b · aᵇ⁻¹; ∂y/∂b = aᵇ · ln a", new Facts.Example("2 ^ 3", "8"));
    }
}

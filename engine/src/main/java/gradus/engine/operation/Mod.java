package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// What is left of the first number after as many whole second ones as fit, with broadcasting.
///
/// @param fmod whether the rest has the first number's sign, as in C, or the second's, as in Python
public record Mod(boolean fmod) implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        ScalarExpression rest = Scalars.apply(BinaryFunction.REMAINDER, Scalars.X, Scalars.Y);
        if (fmod) {
            return rest;
        }
        // The signs differ when the product is negative; a rest of 0 needs no correction.
        ScalarExpression otherSign = Scalars.apply(BinaryFunction.GREATER, Scalars.ZERO, rest.times(sign(Scalars.Y)));
        return Scalars.select(otherSign, rest.plus(Scalars.Y), rest);
    }

    private static ScalarExpression sign(ScalarExpression number) {
        return Scalars.apply(UnaryFunction.SIGN, number);
    }

    /// Since `a = whole · b + y`, the derivative towards `b` is `−whole`.
    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        Term quotient = a.over(b);
        Term down = quotient.apply(new Floor());
        Term whole = fmod ? quotient.lessThan(quotient.constant(0)).where(quotient.apply(new Ceil()), down) : down;
        return new Gradients(gradient, gradient.times(whole).negated());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = a − b · ⌊a/b⌋",
                "∂y/∂a = 1, ∂y/∂b = −⌊a/b⌋",
                new Facts.Example("mod([7, -7], 3)", "[1, 2]"),
                new Facts.Example("mod(-7, 3, fmod=true)", "-1"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The smaller of two inputs, with broadcasting; equal ones share the gradient half and half.
public record Min() implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MINIMUM, Scalars.X, Scalars.Y);
    }

    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        return new Gradients(share(gradient, a, b), share(gradient, b, a));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("min");
    }

    private static Term share(Term gradient, Term own, Term other) {
        Term half = own.equalTo(other).where(gradient.times(0.5), gradient);
        return other.lessThan(own).where(gradient.constant(0), half);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = min(a, b)",
                "∂y/∂a = [a < b] + ½ · [a = b]; ∂y/∂b = [b < a] + ½ · [a = b]",
                new Facts.Example("min([1, 5], [3, 2])", "[1, 2]"));
    }
}

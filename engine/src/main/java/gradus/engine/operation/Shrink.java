package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Draws numbers towards 0: those within a threshold become 0, the others come closer by a bias. Its derivative is
/// 0 up to the threshold and 1 beyond.
///
/// @param bias how much closer
/// @param lambd the threshold, named as in ONNX
public record Shrink(double bias, double lambd) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        ScalarExpression below = Scalars.apply(BinaryFunction.GREATER, Scalars.constant(-lambd), Scalars.X);
        ScalarExpression above = Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.constant(lambd));
        return Scalars.select(
                below,
                Scalars.X.plus(Scalars.constant(bias)),
                Scalars.select(above, Scalars.X.minus(Scalars.constant(bias)), Scalars.ZERO));
    }

    @Override
    public Term derivative(Term x, Term y) {
        Term inside = x.apply(new Abs()).apply(new LessOrEqual(), x.constant(lambd));
        return inside.where(x.constant(0), x.constant(1));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = (x − bias) · [x > lambd] + (x + bias) · [x < −lambd]",
                "∂y/∂x = [|x| > lambd]",
                new Facts.Example("shrink([-2, 0.2, 2], bias=0.5)", "[-1.5, 0, 1.5]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// [Swish] of straight lines, `x · max(0, min(1, x/6 + ½))` (Howard et al. 2019).
public record HardSwish() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.times(Scalars.apply(
                BinaryFunction.MAXIMUM,
                Scalars.ZERO,
                Scalars.apply(
                        BinaryFunction.MINIMUM,
                        Scalars.ONE,
                        Scalars.X.over(Scalars.constant(6)).plus(Scalars.constant(0.5)))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new LessOrEqual(), x.constant(-3))
                .where(x.constant(0), x.lessThan(x.constant(3)).where(x.over(3).plus(0.5), x.constant(1)));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x · max(0, min(1, x/6 + ½))",
                "∂y/∂x = [−3 < x < 3] · (x/3 + ½) + [x ≥ 3]",
                new Facts.Example("hard_swish([-1, 4])", "[-0.3333, 4]"));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Softplus;
import gradus.engine.operation.Term;

/// The mean of `ln cosh(ŷ − y)` over all elements: half the square where the difference is small, its size less
/// ln 2 where it is large. Written `d + softplus(−2d) − ln 2`, which doesn't overflow.
public record LogCosh() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        Term difference = prediction.minus(target);
        return difference.plus(difference.times(-2).apply(new Softplus())).plus(-Math.log(2));
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[ln cosh(y_pred − y_true)]", new Facts.Example("log_cosh([0, 1], [1, 3])", "0.8794"));
    }
}

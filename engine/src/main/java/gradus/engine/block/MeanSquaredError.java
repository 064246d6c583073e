package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;

/// The mean of the squared differences over all elements.
public record MeanSquaredError() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return prediction.minus(target).squared();
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[(y_true − y_pred)²]", new Facts.Example("mean_squared_error([1, 2], [1, 4])", "2"));
    }
}

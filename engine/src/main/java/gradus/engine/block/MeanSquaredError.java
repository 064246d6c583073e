package gradus.engine.block;

import gradus.engine.operation.Term;

/// The mean of the squared differences over all elements.
public record MeanSquaredError() implements Loss {
    @Override
    public Term loss(Term target, Term prediction) {
        return prediction.minus(target).squared().mean();
    }
}

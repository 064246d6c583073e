package gradus.engine.block;

import gradus.engine.graph.Message;
import gradus.engine.graph.Operation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A layer that joins all numbers of each channel of an image `[N, C, spatial…]`.
interface GlobalPooling extends Layer, Compound {

    /// Whether the spatial axes stay with length 1.
    boolean keepdims();

    /// How many spatial axes there are.
    int axes();

    /// The operation that joins them.
    ///
    /// @param spatial the axes that are joined
    Operation operator(List<Integer> spatial);

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() == axes() + 2
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", String.valueOf(axes()))));
    }

    @Override
    default Term result(List<Term> inputs) {
        return inputs.getFirst()
                .apply(operator(IntStream.range(2, axes() + 2).boxed().toList()));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Joins all numbers of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
interface GlobalPool extends Compound {

    /// Joins the numbers along the spatial axes, which stay.
    Reduction reduction(List<Integer> spatial);

    @Override
    default Family family() {
        return Family.MATRIX;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() > 2
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.channels")));
    }

    @Override
    default Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        return x.apply(reduction(IntStream.range(2, x.shape().rank()).boxed().toList()));
    }
}

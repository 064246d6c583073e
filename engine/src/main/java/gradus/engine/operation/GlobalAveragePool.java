package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The mean of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
public record GlobalAveragePool() implements Compound {
    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() > 2
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.channels")));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        List<Integer> spatial = IntStream.range(2, x.shape().rank()).boxed().toList();
        return x.apply(new ReduceMean(spatial, true));
    }
}

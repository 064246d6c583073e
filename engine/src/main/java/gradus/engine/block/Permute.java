package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Term;
import gradus.engine.operation.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The axes of every example in another order.
///
/// @param dims axis `i` of the result is axis `dims[i]` of the input; the examples' first axis is 1
public record Permute(List<Integer> dims) implements Layer, Compound {
    public Permute {
        dims = List.copyOf(dims);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        List<Integer> sorted = dims.stream().sorted().toList();
        return sorted.equals(IntStream.range(1, x.shape().rank()).boxed().toList())
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.dims", dims.toString())));
    }

    @Override
    public Term result(List<Term> inputs) {
        List<Integer> order = new ArrayList<>(List.of(0));
        order.addAll(dims);
        return inputs.getFirst().apply(new Transpose(order));
    }

    @Override
    public Facts facts() {
        return Facts.block("y[i, j] = x[j, i]");
    }
}

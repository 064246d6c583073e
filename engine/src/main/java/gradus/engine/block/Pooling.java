package gradus.engine.block;

import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Term;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A layer that joins the numbers of every window of an image `[N, C, spatial…]`.
interface Pooling extends Layer, Compound {

    List<Integer> poolSize();

    List<Integer> strides();

    Padding padding();

    /// The operation that joins them.
    ///
    /// @param pads how far windows reach out before each axis, then behind each
    Compound operator(List<Integer> pads);

    /// For compact constructors: as large as the pool when none are given.
    static List<Integer> strides(List<Integer> given, List<Integer> poolSize) {
        return given.isEmpty() ? poolSize : Sliding.each("strides", given, poolSize.size());
    }

    private Sliding sliding() {
        return new Sliding(
                poolSize(), strides(), padding(), Collections.nCopies(poolSize().size(), 1));
    }

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return sliding().problem(x).or(() -> operator(sliding().pads(x.shape())).problem(inputs));
    }

    @Override
    default Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        return x.apply(operator(sliding().pads(x.shape())));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The mean of every window of an image `[N, C, spatial…]`.
///
/// @param kernelShape the window's lengths
/// @param strides how far it moves; empty means 1
/// @param pads how far it may reach out before each axis, then behind each; empty means not at all
/// @param countIncludePad whether what is outside of the image counts as zeros, or does not count
/// @param ceilMode whether a last window may reach out further behind the image; what is there never counts
public record AveragePool(
        List<Integer> kernelShape, List<Integer> strides, List<Integer> pads, boolean countIncludePad, boolean ceilMode)
        implements Compound {
    public AveragePool {
        Window window = new Window(kernelShape, strides, pads, List.of(), ceilMode);
        kernelShape = window.kernel();
        strides = window.strides();
        pads = window.pads();
    }

    /// Windows that all lie within the padded image.
    public AveragePool(List<Integer> kernelShape, List<Integer> strides, List<Integer> pads, boolean countIncludePad) {
        this(kernelShape, strides, pads, countIncludePad, false);
    }

    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    private Window window() {
        return new Window(kernelShape, strides, pads, List.of(), ceilMode);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return window().problem(inputs.getFirst());
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Constant sizes = new Constant(window().sizes(x.shape(), countIncludePad));
        return sums(x).over(new Term(x.builder(), x.builder().add(sizes)));
    }

    private Term sums(Term x) {
        Shape columns = window().columns(x.shape());
        int axes = kernelShape.size();
        List<Integer> kernel = IntStream.range(2, 2 + axes).boxed().toList();
        return x.apply(new Im2Col(window(), 0)).sum(kernel).reshaped(MaxPool.pooled(x.shape(), columns, axes));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, c, p] = Eₖ[x[n, c, s · p + d · k − pad]]",
                "∂y[n, c, p]/∂x[n, c, i] = 1/K · Σₖ [i = s · p + d · k − pad], K = #k",
                new Facts.Example("average_pool([[[[1, 3, 2, 0], [2, 6, 1, 5]]]])", "[[[[3, 2]]]]"));
    }
}

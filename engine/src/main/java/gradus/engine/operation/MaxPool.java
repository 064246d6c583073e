package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// The largest number of every window of an image `[N, C, spatial…]`; the gradient goes to the first of equal ones.
///
/// @param kernelShape the window's lengths
/// @param strides how far it moves; empty means 1
/// @param pads how far it may reach out before each axis, then behind each; what is outside never wins
/// @param dilations the distance between the window's elements; empty means 1
/// @param ceilMode whether a last window may reach out further behind the image
public record MaxPool(
        List<Integer> kernelShape, List<Integer> strides, List<Integer> pads, List<Integer> dilations, boolean ceilMode)
        implements Compound {
    public MaxPool {
        Window window = new Window(kernelShape, strides, pads, dilations, ceilMode);
        kernelShape = window.kernel();
        strides = window.strides();
        pads = window.pads();
        dilations = window.dilations();
    }

    /// Windows that all lie within the padded image.
    public MaxPool(List<Integer> kernelShape, List<Integer> strides, List<Integer> pads, List<Integer> dilations) {
        this(kernelShape, strides, pads, dilations, false);
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
        return new Window(kernelShape, strides, pads, dilations, ceilMode);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return window().problem(inputs.getFirst());
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Shape columns = window().columns(x.shape());
        int axes = kernelShape.size();
        Shape shape = x.shape();
        Dimension elements = new Shape(columns.dimensions().subList(2, 2 + axes)).count();
        Dimension windows = new Shape(columns.dimensions().subList(2 + axes, columns.rank())).count();
        Term flat = x.apply(new Im2Col(window(), Double.NEGATIVE_INFINITY))
                .reshaped(Shape.of(shape.get(0), shape.get(1), elements, windows));
        Term winner = flat.apply(new ArgMax(2, false)).apply(new OneHot(elements.size(), 2));
        Term largest =
                winner.equalTo(winner.constant(1)).where(flat, flat.constant(0)).sum(List.of(2));
        return largest.reshaped(pooled(shape, columns, axes));
    }

    static Shape pooled(Shape image, Shape columns, int axes) {
        Shape result = image;
        for (int axis = 0; axis < axes; axis++) {
            result = result.with(2 + axis, columns.get(2 + axes + axis));
        }
        return result;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, c, p] = maxₖ x[n, c, s · p + d · k − pad]",
                "∂y[n, c, p]/∂x[n, c, i] = [i = s · p + d · k* − pad], k* = argmaxₖ x[n, c, s · p + " + "d · k − pad]",
                new Facts.Example("max_pool([[[[1, 3, 2, 0], [2, 5, 1, 4]]]])", "[[[[5, 4]]]]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Convolution (cross-correlation, as all frameworks have it): a kernel `w` `[M, C/group, kernel…]` slides over an
/// image `x` `[N, C, spatial…]`; a bias `b` `[M]` may be added. It is a matrix product of the kernel with every
/// window.
///
/// @param kernelShape the kernel's spatial lengths
/// @param strides how far it moves; empty means 1
/// @param pads zeros before each spatial axis, then behind each; empty means none
/// @param dilations the distance between the kernel's elements; empty means 1
/// @param group into how many parts the channels are split, each with kernels of its own
public record Conv(
        List<Integer> kernelShape, List<Integer> strides, List<Integer> pads, List<Integer> dilations, int group)
        implements Compound {
    public Conv {
        Window window = new Window(kernelShape, strides, pads, dilations);
        kernelShape = window.kernel();
        strides = window.strides();
        pads = window.pads();
        dilations = window.dilations();
        Attributes.require(group > 0, "group", group, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("w", false), new Port("b", true));
    }

    private Window window() {
        return new Window(kernelShape, strides, pads, dilations);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.get(0);
        ValueType w = inputs.get(1);
        Optional<ShapeCheck> unfit = window().problem(x);
        if (unfit.isPresent()) {
            return unfit;
        }
        int channels = x.shape().get(1).size();
        boolean fits = w.shape().rank() == kernelShape.size() + 2
                && w.shape().isFixed()
                && channels % group == 0
                && w.shape().get(0).size() % group == 0
                && w.shape().get(1).size() == channels / group
                && kernelShape.equals(lengths(w.shape()).subList(2, w.shape().rank()));
        if (!fits) {
            Message rule = Message.of("rule.kernel", String.valueOf(group), kernelShape.toString());
            return Optional.of(ShapeCheck.mismatch("w", w, rule));
        }
        boolean biasFits = inputs.size() < 3
                || inputs.get(2).shape().equals(Shape.of(w.shape().get(0)));
        return biasFits ? Optional.empty() : Optional.of(ShapeCheck.mismatch("b", inputs.get(2), w, "rule.bias"));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.get(0);
        Term w = inputs.get(1);
        int kernels = w.shape().get(0).size();
        Dimension terms = new Shape(w.shape().dimensions().subList(1, w.shape().rank())).count();
        List<Integer> counts = window().windows(x.shape());
        Dimension windows =
                Shape.of(counts.stream().mapToInt(Integer::intValue).toArray()).count();
        Dimension rows = x.shape().get(0);
        Term columns = x.apply(new Im2Col(window(), 0)).reshaped(Shape.of(rows, Dimension.of(group), terms, windows));
        Term kernel = w.reshaped(Shape.of(Dimension.of(group), Dimension.of(kernels / group), terms));
        List<Dimension> image = new ArrayList<>(List.of(rows, Dimension.of(kernels)));
        counts.forEach(count -> image.add(Dimension.of(count)));
        Term sums = kernel.matMul(columns).reshaped(new Shape(image));
        return inputs.size() < 3 ? sums : sums.plus(inputs.get(2).reshaped(channel(kernels, kernelShape.size())));
    }

    /// One number a channel, ready to broadcast over an image: `[C, 1, …]`.
    static Shape channel(int channels, int axes) {
        List<Dimension> lengths = new ArrayList<>(List.of(Dimension.of(channels)));
        for (int axis = 0; axis < axes; axis++) {
            lengths.add(Dimension.ONE);
        }
        return new Shape(lengths);
    }

    static List<Integer> lengths(Shape shape) {
        return shape.dimensions().stream().map(Dimension::size).toList();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, m, p] = Σ w[m, c, k] · x[n, c, s · p + d · k − pad] + b[m]",
                "∂L/∂x[n, c, i] = Σ w[m, c, k] · ∂L/∂y[n, m, p] · [i = s · p + d · k − pad]; "
                        + "∂L/∂w[m, c, k] = Σ x[n, c, s · p + d · k − pad] · ∂L/∂y[n, m, p]; ∂L/∂b[m] = Σ "
                        + "∂L/∂y[n, m, p]",
                new Facts.Example(
                        "conv([[[[1, 2, 3], [4, 5, 6]]]], [[[[1, 0], [0, 1]]]], kernel_shape=[2, 2])", "[[[[6, 8]]]]"));
    }
}

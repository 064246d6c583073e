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
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What undoes the shape of a [Conv]: every element of `x` `[N, C, spatial…]` paints the kernel `w` `[C, M/group,
/// kernel…]` onto a larger image, where the paintings add up; a bias `b` `[M]` may be added.
///
/// @param kernelShape the kernel's spatial lengths
/// @param strides how far apart neighbours are painted; empty means 1
/// @param pads what is cut off before each spatial axis, then behind each; empty means nothing
/// @param dilations the distance between the kernel's elements; empty means 1
/// @param group into how many parts the channels are split
/// @param outputPadding how much longer the image is behind each axis; empty means nothing
public record ConvTranspose(
        List<Integer> kernelShape,
        List<Integer> strides,
        List<Integer> pads,
        List<Integer> dilations,
        int group,
        List<Integer> outputPadding)
        implements Compound {
    public ConvTranspose {
        Window window = new Window(kernelShape, strides, pads, dilations);
        kernelShape = window.kernel();
        strides = window.strides();
        pads = window.pads();
        dilations = window.dilations();
        outputPadding =
                outputPadding.isEmpty() ? Collections.nCopies(kernelShape.size(), 0) : List.copyOf(outputPadding);
        Attributes.require(group > 0, "group", group, "rule.positive");
        Attributes.require(
                outputPadding.size() == kernelShape.size(), "output_padding", outputPadding, "rule.as-many-as-kernel");
    }

    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("w", false), new Port("b", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.get(0);
        ValueType w = inputs.get(1);
        int axes = kernelShape.size();
        boolean isImage = x.shape().rank() == axes + 2
                && x.shape().dimensions().subList(1, axes + 2).stream().allMatch(Dimension::isFixed);
        if (!isImage) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", String.valueOf(axes))));
        }
        boolean fits = w.shape().rank() == axes + 2
                && w.shape().isFixed()
                && w.shape().get(0).equals(x.shape().get(1))
                && w.shape().get(0).size() % group == 0
                && kernelShape.equals(Conv.lengths(w.shape()).subList(2, axes + 2));
        if (!fits) {
            Message rule = Message.of("rule.kernel-transpose", kernelShape.toString());
            return Optional.of(ShapeCheck.mismatch("w", w, rule));
        }
        Dimension channels = Dimension.of(w.shape().get(1).size() * group);
        boolean biasFits = inputs.size() < 3 || inputs.get(2).shape().equals(Shape.of(channels));
        return biasFits ? Optional.empty() : Optional.of(ShapeCheck.mismatch("b", inputs.get(2), w, "rule.bias"));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.get(0);
        Term w = inputs.get(1);
        int axes = kernelShape.size();
        Dimension rows = x.shape().get(0);
        int channels = w.shape().get(1).size() * group;
        Dimension parts = Dimension.of(group);
        Dimension each = Dimension.of(x.shape().get(1).size() / group);
        Dimension windows = new Shape(x.shape().dimensions().subList(2, axes + 2)).count();
        Dimension terms = new Shape(w.shape().dimensions().subList(1, axes + 2)).count();
        Term kernel = w.reshaped(Shape.of(parts, each, terms)).transposed();
        Term paintings = kernel.matMul(x.reshaped(Shape.of(rows, parts, each, windows)));
        List<Dimension> columns = new ArrayList<>(List.of(rows, Dimension.of(channels)));
        kernelShape.forEach(length -> columns.add(Dimension.of(length)));
        columns.addAll(x.shape().dimensions().subList(2, axes + 2));
        List<Dimension> image = new ArrayList<>(List.of(rows, Dimension.of(channels)));
        for (int axis = 0; axis < axes; axis++) {
            image.add(Dimension.of((x.shape().get(2 + axis).size() - 1) * strides.get(axis)
                    + (kernelShape.get(axis) - 1) * dilations.get(axis)
                    + 1
                    + outputPadding.get(axis)
                    - pads.get(axis)
                    - pads.get(axis + axes)));
        }
        Term sums = paintings
                .reshaped(new Shape(columns))
                .apply(new Col2Im(new Window(kernelShape, strides, pads, dilations), new Shape(image)));
        return inputs.size() < 3 ? sums : sums.plus(inputs.get(2).reshaped(Conv.channel(channels, axes)));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, m, q] = Σ w[c, m, k] · x[n, c, p] · [q = s · p + d · k − pad] + b[m]",
                "∂L/∂x[n, c, p] = Σ w[c, m, k] · ∂L/∂y[n, m, s · p + d · k − pad]; ∂L/∂w[c, m, k] = "
                        + "Σ x[n, c, p] · ∂L/∂y[n, m, s · p + d · k − pad]; ∂L/∂b[m] = Σ ∂L/∂y[n, m, q]",
                new Facts.Example(
                        "conv_transpose([[[[1, 2]]]], [[[[1, 3], [0, 1]]]], kernel_shape=[2, 2])",
                        "[[[[1, 5, 6], [0, 1, 2]]]]"));
    }
}

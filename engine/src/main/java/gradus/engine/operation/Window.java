package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a window moves over an image, along each spatial axis; ONNX's attributes.
///
/// @param kernel its lengths
/// @param strides how far it moves; empty means 1
/// @param pads how far it may reach out before each axis, then behind each; empty means 0
/// @param dilations the distance between its elements; empty means 1
/// @param ceilMode whether a last window may reach out further behind the image, as long as it begins in front of that
record Window(
        List<Integer> kernel, List<Integer> strides, List<Integer> pads, List<Integer> dilations, boolean ceilMode) {
    Window {
        kernel = List.copyOf(kernel);
        strides = strides.isEmpty() ? Collections.nCopies(kernel.size(), 1) : List.copyOf(strides);
        pads = pads.isEmpty() ? Collections.nCopies(2 * kernel.size(), 0) : List.copyOf(pads);
        dilations = dilations.isEmpty() ? Collections.nCopies(kernel.size(), 1) : List.copyOf(dilations);
        Attributes.require(
                !kernel.isEmpty() && kernel.stream().allMatch(length -> length > 0),
                "kernel_shape",
                kernel,
                "rule.positive");
        check("strides", strides, kernel.size(), 1, "rule.positive");
        check("dilations", dilations, kernel.size(), 1, "rule.positive");
        check("pads", pads, 2 * kernel.size(), 0, "rule.not-negative");
    }

    /// Windows that all lie within the padded image.
    Window(List<Integer> kernel, List<Integer> strides, List<Integer> pads, List<Integer> dilations) {
        this(kernel, strides, pads, dilations, false);
    }

    private static void check(String name, List<Integer> values, int size, int least, String rule) {
        Attributes.require(values.stream().allMatch(value -> value >= least), name, values, rule);
        Attributes.require(values.size() == size, name, values, "rule.as-many-as-kernel");
    }

    /// The spatial axes.
    int axes() {
        return kernel.size();
    }

    Instruction.Windows instruction() {
        return new Instruction.Windows(strides, dilations, pads.subList(0, axes()));
    }

    /// Why the window does not fit an image, if it doesn't.
    Optional<ShapeCheck> problem(ValueType x) {
        Optional<ShapeCheck> notReal = ShapeChecks.real("x", x);
        if (notReal.isPresent()) {
            return notReal;
        }
        Shape shape = x.shape();
        boolean isImage = shape.rank() == axes() + 2
                && shape.dimensions().subList(1, shape.rank()).stream().allMatch(Dimension::isFixed);
        if (!isImage) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", String.valueOf(axes()))));
        }
        for (int axis = 0; axis < axes(); axis++) {
            if (room(shape, axis) < 0) {
                return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.window", kernel.toString())));
            }
        }
        return Optional.empty();
    }

    /// How many windows there are along each spatial axis.
    List<Integer> windows(Shape image) {
        List<Integer> counts = new ArrayList<>();
        for (int axis = 0; axis < axes(); axis++) {
            counts.add(count(image, axis));
        }
        return counts;
    }

    /// `[N, C, kernel…, windows…]`.
    Shape columns(Shape image) {
        List<Dimension> lengths = new ArrayList<>(image.dimensions().subList(0, 2));
        kernel.forEach(length -> lengths.add(Dimension.of(length)));
        windows(image).forEach(count -> lengths.add(Dimension.of(count)));
        return new Shape(lengths);
    }

    private int count(Shape image, int axis) {
        int stride = strides.get(axis);
        int count = (ceilMode ? Math.ceilDiv(room(image, axis), stride) : room(image, axis) / stride) + 1;
        int end = image.get(2 + axis).size() + pads.get(axis);
        return ceilMode && (count - 1) * stride >= end ? count - 1 : count;
    }

    /// How many elements of each window count, `[1, 1, windows…]`: those in the image, or in the padded image.
    Tensor sizes(Shape image, boolean countIncludePad) {
        double[] sizes = {1};
        for (int axis = 0; axis < axes(); axis++) {
            int before = countIncludePad ? pads.get(axis) : 0;
            int end = image.get(2 + axis).size() + (countIncludePad ? pads.get(axis + axes()) : 0);
            double[] longer = new double[sizes.length * count(image, axis)];
            for (int i = 0; i < longer.length; i++) {
                int start = i % count(image, axis) * strides.get(axis) - pads.get(axis);
                int dilation = dilations.get(axis);
                long inside = IntStream.range(0, kernel.get(axis))
                        .map(element -> start + element * dilation)
                        .filter(place -> place >= -before && place < end)
                        .count();
                longer[i] = sizes[i / count(image, axis)] * inside;
            }
            sizes = longer;
        }
        List<Dimension> lengths = new ArrayList<>(List.of(Dimension.ONE, Dimension.ONE));
        windows(image).forEach(count -> lengths.add(Dimension.of(count)));
        return Tensor.owning(ElementType.FLOAT64, new Shape(lengths), sizes);
    }

    private int room(Shape image, int axis) {
        int padded = image.get(2 + axis).size() + pads.get(axis) + pads.get(axis + axes());
        return padded - (kernel.get(axis) - 1) * dilations.get(axis) - 1;
    }
}

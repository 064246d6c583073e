package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How a window moves over an image, along each spatial axis; ONNX's attributes.
///
/// @param kernel its lengths
/// @param strides how far it moves; empty means 1
/// @param pads how far it may reach out before each axis, then behind each; empty means 0
/// @param dilations the distance between its elements; empty means 1
record Window(List<Integer> kernel, List<Integer> strides, List<Integer> pads, List<Integer> dilations) {
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
            counts.add(room(image, axis) / strides.get(axis) + 1);
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

    private int room(Shape image, int axis) {
        int padded = image.get(2 + axis).size() + pads.get(axis) + pads.get(axis + axes());
        return padded - (kernel.get(axis) - 1) * dilations.get(axis) - 1;
    }
}

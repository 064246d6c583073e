package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Transpose;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a window slides over an image `[N, C, spatial…]`, as Keras says it.
///
/// @param size the window's lengths
/// @param strides how far it moves
/// @param padding what it does at the edges
/// @param dilations the distance between its elements
record Sliding(List<Integer> size, List<Integer> strides, Padding padding, List<Integer> dilations) {

    /// For compact constructors: one number an axis, from one number for all or from one for each.
    static List<Integer> each(String attribute, List<Integer> given, int axes) {
        Attributes.require(
                (given.size() == 1 || given.size() == axes) && given.stream().allMatch(number -> number > 0),
                attribute,
                given,
                "rule.one-an-axis");
        return given.size() == axes ? List.copyOf(given) : Collections.nCopies(axes, given.getFirst());
    }

    /// Why something is no image that it can slide over, if it isn't.
    Optional<ShapeCheck> problem(ValueType x) {
        Shape shape = x.shape();
        boolean isImage = shape.rank() == size.size() + 2
                && shape.dimensions().subList(1, shape.rank()).stream().allMatch(Dimension::isFixed);
        return isImage
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", String.valueOf(size.size()))));
    }

    /// How many zeros are added before each spatial axis of an image, then behind each.
    List<Integer> pads(Shape image) {
        List<Integer> before = new ArrayList<>();
        List<Integer> behind = new ArrayList<>();
        for (int axis = 0; axis < size.size(); axis++) {
            int all = padding == Padding.SAME ? missing(image.get(2 + axis).size(), axis) : 0;
            before.add(all / 2);
            behind.add(all - all / 2);
        }
        before.addAll(behind);
        return before;
    }

    /// How many elements an axis lacks for one window a stride.
    private int missing(int length, int axis) {
        int windows = Math.ceilDiv(length, strides.get(axis));
        return Math.max(0, (windows - 1) * strides.get(axis) + reach(axis) - length);
    }

    /// How far the window reaches along an axis.
    int reach(int axis) {
        return (size.get(axis) - 1) * dilations.get(axis) + 1;
    }

    /// The axes of Keras's kernels, `[spatial…, inputs, units]`, in the order of ONNX's, `[units, inputs, spatial…]`.
    Transpose unitsFirst() {
        int axes = size.size();
        List<Integer> order = new ArrayList<>(List.of(axes + 1, axes));
        IntStream.range(0, axes).forEach(order::add);
        return new Transpose(order);
    }
}

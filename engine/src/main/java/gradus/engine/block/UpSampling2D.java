package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Numbers;
import gradus.engine.operation.Resize;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// An image `[N, C, height, width]` made larger: every row and every column several times, or points between them.
///
/// @param size how many times as high and as wide
/// @param interpolation how the new points are made
public record UpSampling2D(List<Integer> size, Interpolation interpolation) implements Layer, Compound {

    /// How new points are made from old ones.
    public enum Interpolation {
        /// As the nearest one.
        NEAREST,
        /// On the straight lines between the neighbours.
        BILINEAR
    }

    public UpSampling2D {
        size = Sliding.each("size", size, 2);
    }

    private Resize operator() {
        Numbers scales = Numbers.of(1, 1, size.get(0), size.get(1));
        return switch (interpolation) {
            case NEAREST ->
                new Resize(
                        Resize.Mode.NEAREST,
                        scales,
                        List.of(),
                        Resize.Coordinates.ASYMMETRIC,
                        Resize.Nearest.FLOOR,
                        -0.75);
            case BILINEAR ->
                new Resize(
                        Resize.Mode.LINEAR,
                        scales,
                        List.of(),
                        Resize.Coordinates.HALF_PIXEL,
                        Resize.Nearest.FLOOR,
                        -0.75);
        };
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() == 4
                ? operator().problem(inputs)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", "2")));
    }

    @Override
    public Term result(List<Term> inputs) {
        return inputs.getFirst().apply(operator());
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c, i, j] = x[c, ⌊i/size₁⌋, ⌊j/size₂⌋]");
    }
}

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
import java.util.List;
import java.util.Optional;

/// Spreads channels over the image `[N, C, height, width]`: every number of a pixel becomes a block of pixels.
///
/// @param blocksize height and width of a block
/// @param mode whether the channels are numbered block first, or channel first as a sub-pixel convolution has them
public record DepthToSpace(int blocksize, Mode mode) implements Compound {

    /// How the channels are numbered.
    public enum Mode {
        /// Block row, block column, channel.
        DCR,
        /// Channel, block row, block column.
        CRD
    }

    public DepthToSpace {
        Attributes.require(blocksize > 0, "blocksize", blocksize, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (x.shape().rank() != 4) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", "2")));
        }
        return x.shape().get(1).isFixed() && x.shape().get(1).size() % (blocksize * blocksize) == 0
                ? Optional.empty()
                : Optional.of(
                        ShapeCheck.mismatch("x", x, Message.of("rule.depth-to-space", String.valueOf(blocksize))));
    }

    @Override
    public Term result(List<Term> inputs) {
        Shape shape = inputs.getFirst().shape();
        Dimension block = Dimension.of(blocksize);
        Dimension channels = Dimension.of(shape.get(1).size() / (blocksize * blocksize));
        Shape apart = mode == Mode.DCR
                ? Shape.of(shape.get(0), block, block, channels, shape.get(2), shape.get(3))
                : Shape.of(shape.get(0), channels, block, block, shape.get(2), shape.get(3));
        List<Integer> order = mode == Mode.DCR ? List.of(0, 3, 4, 1, 5, 2) : List.of(0, 1, 4, 2, 5, 3);
        return inputs.getFirst()
                .reshaped(apart)
                .apply(new Transpose(order))
                .reshaped(Shape.of(
                        shape.get(0),
                        channels,
                        shape.get(2).times(block),
                        shape.get(3).times(block)));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[c, bh + i, bw + j] = x[(ib + j)C + c, h, w]",
                "∂L/∂x[(ib + j)C + c, h, w] = ∂L/∂y[c, bh + i, bw + j]",
                new Facts.Example("depth_to_space([[[[1]], [[2]], [[3]], [[4]]]])", "[[[[1, 2], [3, 4]]]]"));
    }
}

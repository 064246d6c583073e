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

/// Gathers every block of pixels of an image `[N, C, height, width]` into the channels of one.
///
/// @param blocksize height and width of a block
public record SpaceToDepth(int blocksize) implements Compound {
    public SpaceToDepth {
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
        return x.shape().get(2).dividedBy(Dimension.of(blocksize)).isPresent()
                        && x.shape().get(3).dividedBy(Dimension.of(blocksize)).isPresent()
                ? Optional.empty()
                : Optional.of(
                        ShapeCheck.mismatch("x", x, Message.of("rule.space-to-depth", String.valueOf(blocksize))));
    }

    @Override
    public Term result(List<Term> inputs) {
        Shape shape = inputs.getFirst().shape();
        Dimension block = Dimension.of(blocksize);
        Dimension height = shape.get(2).dividedBy(block).orElseThrow();
        Dimension width = shape.get(3).dividedBy(block).orElseThrow();
        Dimension channels = shape.get(1).times(block).times(block);
        return inputs.getFirst()
                .reshaped(Shape.of(shape.get(0), shape.get(1), height, block, width, block))
                .apply(new Transpose(List.of(0, 3, 5, 1, 2, 4)))
                .reshaped(Shape.of(shape.get(0), channels, height, width));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[(ib + j)C + c, h, w] = x[c, bh + i, bw + j]",
                "∂L/∂x[c, bh + i, bw + j] = ∂L/∂y[(ib + j)C + c, h, w]",
                new Facts.Example("space_to_depth([[[[1, 2], [3, 4]]]])", "[[[[1]], [[2]], [[3]], [[4]]]]"));
    }
}

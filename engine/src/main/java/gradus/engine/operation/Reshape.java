package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;

/// The same elements in the same order under another shape.
public record Reshape(TargetShape shape) implements Rearrangement {

    /// A reshape to a shape that is known.
    static Reshape to(Shape shape) {
        return new Reshape(new TargetShape(
                shape.dimensions().stream().map(Dimension::toString).toList()));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return shape.resolve(x.shape())
                .map(resolved -> ShapeCheck.known(x.withShape(resolved)))
                .orElseGet(() -> ShapeCheck.mismatch("x", x, Message.of("rule.reshape", shape.toString())));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.reshape(x, shape.resolve(x.shape()).orElseThrow()));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.reshaped(x.shape());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[j] = x[i], j = i",
                "∂L/∂x[i] = ∂L/∂y[j], j = i",
                new Facts.Example("reshape([[1, 2, 3], [4, 5, 6]], shape=[3, 2])", "[[1, 2], [3, 4], [5, 6]]"));
    }
}

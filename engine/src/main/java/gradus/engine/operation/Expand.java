package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Repeats the input along axes of length 1 until it has the shape that both broadcast to.
public record Expand(Shape shape) implements Rearrangement {
    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape()
                .broadcast(shape)
                .map(result -> ShapeCheck.known(x.withShape(result)))
                .orElseGet(() -> ShapeCheck.mismatch("x", x, x.withShape(shape), "rule.broadcast"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(
                new Instruction.Pointwise(Scalars.X),
                x.type(),
                x.shape().broadcast(shape).orElseThrow(),
                x));
    }

    /// The walker sums the gradient back.
    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i, j] = x[j]",
                "∂L/∂x[j] = Σᵢ ∂L/∂y[i, j]",
                new Facts.Example("expand([1, 2], shape=[2, 2])", "[[1, 2], [1, 2]]"));
    }
}

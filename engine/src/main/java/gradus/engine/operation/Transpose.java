package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Notation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// The axes in another order.
///
/// @param perm axis `i` of the result is axis `perm[i]` of the input; empty reverses them all
public record Transpose(List<Integer> perm) implements Rearrangement {
    public Transpose {
        perm = List.copyOf(perm);
    }

    /// Exchanges the last two of `rank` axes.
    static Transpose ofMatrix(int rank) {
        return new Transpose(IntStream.range(0, rank)
                .map(axis -> axis == rank - 1 ? rank - 2 : axis == rank - 2 ? rank - 1 : axis)
                .boxed()
                .toList());
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        int rank = x.shape().rank();
        if (!order(rank).stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, rank).boxed().toList())) {
            return ShapeCheck.mismatch("x", x, Message.of("rule.perm", perm.toString()));
        }
        return ShapeCheck.known(x.withShape(permuted(x.shape())));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(new Instruction.Transpose(order(x.shape().rank())), x.type(), permuted(x.shape()), x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        List<Integer> order = order(x.shape().rank());
        return gradient.apply(new Transpose(
                IntStream.range(0, order.size()).map(order::indexOf).boxed().toList()));
    }

    @Override
    public Notation notation() {
        return perm.isEmpty() ? new Notation.Postfix("ᵀ") : new Notation.Function("transpose");
    }

    private List<Integer> order(int rank) {
        return perm.isEmpty()
                ? IntStream.range(0, rank).map(axis -> rank - 1 - axis).boxed().toList()
                : perm;
    }

    private Shape permuted(Shape shape) {
        return new Shape(order(shape.rank()).stream().map(shape::get).toList());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i, j] = x[j, i]",
                "∂L/∂x[j, i] = ∂L/∂y[i, j]",
                new Facts.Example("transpose([[1, 2, 3], [4, 5, 6]])", "[[1, 4], [2, 5], [3, 6]]"));
    }
}

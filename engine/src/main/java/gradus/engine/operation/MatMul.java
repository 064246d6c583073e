package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The matrix product over the last two axes; the axes before them broadcast. A vector on the left is one row, on
/// the right one column, and that axis is dropped from the result (as in ONNX and NumPy).
public record MatMul() implements Operation {
    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("a", "b");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType a = inputs.get(0);
        ValueType b = inputs.get(1);
        Optional<ShapeCheck> notReal = ShapeChecks.real("a", a).or(() -> ShapeChecks.real("b", b));
        if (notReal.isPresent()) {
            return notReal.get();
        }
        if (a.shape().rank() == 0 || b.shape().rank() == 0) {
            return ShapeCheck.mismatch(a.shape().rank() == 0 ? "a" : "b", a, b, "rule.matmul.scalar");
        }
        return product(left(a.shape()), right(b.shape()))
                .map(full -> ShapeCheck.known(a.withShape(trimmed(full, a.shape(), b.shape()))))
                .orElseGet(() -> ShapeCheck.mismatch("b", a, b, "rule.matmul"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand a = code.reshape(inputs.get(0), left(inputs.get(0).shape()));
        Operand b = code.reshape(inputs.get(1), right(inputs.get(1).shape()));
        Shape full = product(a.shape(), b.shape()).orElseThrow();
        Operand y = code.emit(new Instruction.Contract(false, false), a.type(), full, a, b);
        return List.of(code.reshape(
                y, trimmed(full, inputs.get(0).shape(), inputs.get(1).shape())));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term a = new Term(backward.builder(), backward.inputs().get(0));
        Term b = new Term(backward.builder(), backward.inputs().get(1));
        Term left = a.reshaped(left(a.shape()));
        Term right = b.reshaped(right(b.shape()));
        Shape full = product(left.shape(), right.shape()).orElseThrow();
        Term gradient = new Term(backward.builder(), backward.gradient()).reshaped(full);
        Term toLeft = gradient.matMul(right.transposed());
        boolean isShared = left.shape().rank() > 2 && right.shape().rank() == 2;
        Term toRight = isShared
                ? oneMatrix(left).transposed().matMul(oneMatrix(gradient))
                : left.transposed().matMul(gradient);
        return List.of(
                Optional.of(dropAxis(toLeft, a.shape().rank() == 1, -2).value()),
                Optional.of(dropAxis(toRight, b.shape().rank() == 1, -1).value()));
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("@", 3, false);
    }

    /// A stack of matrices as one matrix of all their rows: the sum over the stack is then part of a product.
    private static Term oneMatrix(Term stack) {
        Dimension rows = stack.shape().dimensions().subList(0, stack.shape().rank() - 1).stream()
                .reduce(Dimension.ONE, Dimension::times);
        return stack.reshaped(Shape.of(rows, stack.shape().get(-1)));
    }

    private static Term dropAxis(Term term, boolean isVector, int axis) {
        int index = term.shape().rank() + axis;
        return isVector ? term.reshaped(ShapeChecks.without(term.shape(), List.of(index))) : term;
    }

    private static Shape left(Shape shape) {
        return shape.rank() == 1 ? shape.prepend(Dimension.ONE) : shape;
    }

    private static Shape right(Shape shape) {
        return shape.rank() == 1 ? Shape.of(shape.get(0), Dimension.ONE) : shape;
    }

    /// The shape of the product of two stacks of matrices.
    private static Optional<Shape> product(Shape a, Shape b) {
        if (!a.get(-1).equals(b.get(-2))) {
            return Optional.empty();
        }
        return stack(a).broadcast(stack(b)).map(stack -> {
            List<Dimension> lengths = new ArrayList<>(stack.dimensions());
            lengths.add(a.get(-2));
            lengths.add(b.get(-1));
            return new Shape(lengths);
        });
    }

    private static Shape stack(Shape shape) {
        return new Shape(shape.dimensions().subList(0, shape.rank() - 2));
    }

    private static Shape trimmed(Shape full, Shape a, Shape b) {
        List<Integer> dropped = new ArrayList<>();
        if (a.rank() == 1) {
            dropped.add(full.rank() - 2);
        }
        if (b.rank() == 1) {
            dropped.add(full.rank() - 1);
        }
        return ShapeChecks.without(full, dropped);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "yᵢⱼ = Σₖ aᵢₖ · bₖⱼ",
                "∂L/∂a = ∂L/∂y · bᵀ; ∂L/∂b = aᵀ · ∂L/∂y",
                new Facts.Example("[[1, 2], [3, 4]] @ [[5], [6]]", "[[17], [39]]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A triangle of a matrix, or of every matrix in the last two axes, with zeros elsewhere.
///
/// @param upper whether the upper or the lower triangle stays
/// @param k which diagonal bounds it: 0 is the main one, 1 the one above it
public record Trilu(boolean upper, int k) implements Compound {
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
        return matrixProblem(inputs.getFirst());
    }

    /// Why the last two axes are no matrix of fixed lengths, if they aren't.
    static Optional<ShapeCheck> matrixProblem(ValueType x) {
        int rank = x.shape().rank();
        return rank >= 2 && x.shape().get(-1).isFixed() && x.shape().get(-2).isFixed()
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.matrix")));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int rows = x.shape().get(-2).size();
        int columns = x.shape().get(-1).size();
        double[] kept = new double[rows * columns];
        for (int i = 0; i < kept.length; i++) {
            int diagonal = i % columns - i / columns;
            kept[i] = (upper ? diagonal >= k : diagonal <= k) ? 1 : 0;
        }
        Tensor mask = Tensor.of(ElementType.BOOL, Shape.of(rows, columns), kept);
        return new Term(x.builder(), x.builder().add(new Constant(mask))).where(x, x.constant(0));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i, j] = x[i, j] · [j − i ≥ k]",
                "∂L/∂x[i, j] = ∂L/∂y[i, j] · [j − i ≥ k]",
                new Facts.Example("trilu([[1, 2], [3, 4]])", "[[1, 2], [0, 4]]"));
    }
}

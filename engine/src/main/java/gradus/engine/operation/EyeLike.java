package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A matrix of the input's shape with ones on a diagonal and zeros elsewhere. It has no gradient.
///
/// @param k which diagonal: 0 is the main one, 1 the one above it
public record EyeLike(int k) implements Operation {
    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() == 2 && x.shape().isFixed()
                ? ShapeCheck.known(new ValueType(ElementType.FLOAT64, x.shape()))
                : ShapeCheck.mismatch("x", x, Message.of("rule.matrix"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Shape shape = inputs.getFirst().shape();
        int columns = shape.get(1).size();
        double[] ones = new double[shape.size()];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = i % columns - i / columns == k ? 1 : 0;
        }
        return List.of(code.constant(Tensor.of(code.real(), shape, ones)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y[i, j] = [j − i = k]",
                "derivative.none.shape",
                new Facts.Example("eye_like([[5, 6], [7, 8]])", "[[1, 0], [0, 1]]"));
    }
}

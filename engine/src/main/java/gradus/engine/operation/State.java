package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// A tensor that a graph remembers from step to step, such as a running mean. Gradients don't change it: an
/// [Assign] says what it becomes. It is kept with the weights.
///
/// @param shape its shape, all lengths fixed
/// @param initializer what its first values come from
public record State(Shape shape, Initializer initializer) implements Source {
    @Override
    public boolean isWeight() {
        return true;
    }

    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(ElementType.FLOAT64, shape));
    }
}

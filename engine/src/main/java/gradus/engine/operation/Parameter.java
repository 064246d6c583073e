package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// A tensor of weights that training changes.
///
/// @param shape its shape, all lengths fixed
/// @param initializer the name of what its first values come from, such as `glorot_uniform`
/// @param trainable whether training may change it
public record Parameter(Shape shape, String initializer, boolean trainable) implements Source {
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

package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Numbers that come from outside: the rows fed to a network, the inputs of a block.
///
/// @param shape its shape; `N` stands for the number of rows
/// @param type real numbers (FLOAT64), whole numbers or truth values
public record Input(Shape shape, ElementType type) implements Source {

    /// Real numbers.
    public Input(Shape shape) {
        this(shape, ElementType.FLOAT64);
    }

    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(type, shape));
    }
}

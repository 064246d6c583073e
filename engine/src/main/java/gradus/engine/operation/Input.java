package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Real numbers that come from outside: the rows fed to a network, the inputs of a block.
///
/// @param shape its shape; `N` stands for the number of rows
public record Input(Shape shape) implements Source {
    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(ElementType.FLOAT64, shape));
    }
}

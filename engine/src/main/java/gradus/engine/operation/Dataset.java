package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// The rows of the project's data: features at `x`, what is to be learned at `y`.
///
/// @param features numbers a row at `x`
/// @param targets numbers a row at `y`: one a class (one-hot), or 1 for a number
public record Dataset(int features, int targets) implements Source {
    public Dataset {
        Attributes.require(features > 0, "features", features, "rule.positive");
        Attributes.require(targets > 0, "targets", targets, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.DATA;
    }

    @Override
    public List<Port> outputs() {
        return Port.required("x", "y");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(
                new ValueType(ElementType.FLOAT64, Shape.batchOf(features)),
                new ValueType(ElementType.FLOAT64, Shape.batchOf(targets)));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A function of the numbers along one axis that keeps the shape.
interface AxisOperation extends Operation {

    /// The axis; a negative one counts from the end.
    int axis();

    @Override
    default Family family() {
        return Family.FUNCTION;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<ShapeCheck> notReal = ShapeChecks.real("x", x);
        if (notReal.isPresent()) {
            return notReal.get();
        }
        return x.shape().axis(axis()).isPresent() ? ShapeCheck.known(x) : ShapeChecks.noSuchAxis(x, axis());
    }

    /// The axis as an index from 0, alone in a list.
    default List<Integer> axes(Shape shape) {
        return List.of(shape.axis(axis()).orElseThrow());
    }
}

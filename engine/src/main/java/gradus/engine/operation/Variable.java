package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A named number, vector or matrix whose value a person sets.
///
/// @param value its value
/// @param trainable whether training may change it
public record Variable(Tensor value, boolean trainable) implements Source {
    public Variable {
        value = value.as(ElementType.FLOAT64);
    }

    /// A variable with this value that nothing trains.
    public static Variable of(double value) {
        return new Variable(Tensor.scalar(value), false);
    }

    @Override
    public Optional<Tensor> given() {
        return Optional.of(value);
    }

    @Override
    public boolean isWeight() {
        return trainable;
    }

    @Override
    public Family family() {
        return Family.VARIABLE;
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(ElementType.FLOAT64, value.shape()));
    }
}

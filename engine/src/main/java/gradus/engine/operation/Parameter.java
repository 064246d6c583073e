package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// A tensor of weights that training changes.
///
/// @param shape its shape, all lengths fixed
/// @param initializer what its first values come from
/// @param trainable whether training may change it
/// @param regularizer what large weights cost
/// @param constraint what the weights must keep
public record Parameter(
        Shape shape,
        Initializer initializer,
        boolean trainable,
        @Usually("none") Regularizer regularizer,
        @Usually("none") Constraint constraint)
        implements Source {

    /// Weights that cost nothing and are free.
    public Parameter(Shape shape, Initializer initializer, boolean trainable) {
        this(shape, initializer, trainable, new Regularizer.None(), new Constraint.None());
    }

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
        ValueType type = new ValueType(ElementType.FLOAT64, shape);
        return initializer
                .misfit(shape)
                .or(() -> constraint.misfit(shape))
                .map(rule -> ShapeCheck.mismatch("", type, rule))
                .orElseGet(() -> ShapeCheck.known(type));
    }
}

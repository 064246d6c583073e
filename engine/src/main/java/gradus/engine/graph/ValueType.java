package gradus.engine.graph;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;

/// What a value is before its numbers are known: element type and shape.
public record ValueType(ElementType type, Shape shape) {

    /// The same shape with truth values.
    public ValueType asBool() {
        return new ValueType(ElementType.BOOL, shape);
    }

    /// The same element type in another shape.
    public ValueType withShape(Shape other) {
        return new ValueType(type, other);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(java.util.Locale.ROOT) + shape;
    }
}

package gradus.engine.graph;

import java.util.List;

/// One setting of an operation, layer, optimizer, …
///
/// @param name as ONNX or Keras name it: `axes`, `transA`, `learning_rate`
/// @param type what its values are: int, double, boolean, String, an enum, List (of whole numbers), or a class
///     with a static `parse(String)` that undoes [Attributes#text]
/// @param aliases other names that are read as this one
/// @param isUsual whether few people change it and nobody has: see [Usually]
public record Attribute(String name, Class<?> type, Object value, List<String> aliases, boolean isUsual) {
    public Attribute {
        aliases = List.copyOf(aliases);
    }

    /// Whether it is read under this name.
    public boolean isNamed(String other) {
        return name.equals(other) || aliases.contains(other);
    }
}

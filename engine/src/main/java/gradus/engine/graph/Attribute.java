package gradus.engine.graph;

import java.util.List;
import java.util.Optional;

/// One setting of an operation, layer, optimizer, …
///
/// @param name as ONNX or Keras name it: `axes`, `transA`, `learning_rate`
/// @param type what its values are: int, double, boolean, String, an enum, List (of whole numbers), or a class
///     with a static `parse(String)` that undoes [Attributes#text]
/// @param aliases other names that are read as this one
/// @param usual the text of the value that few people change, see [Usually]; empty where there is none
public record Attribute(String name, Class<?> type, Object value, List<String> aliases, Optional<String> usual) {
    public Attribute {
        aliases = List.copyOf(aliases);
    }

    /// Whether it has the value that few people change.
    public boolean isUsual() {
        return usual.filter(text -> text.equals(Attributes.text(value))).isPresent();
    }

    /// Whether it is read under this name.
    public boolean isNamed(String other) {
        return name.equals(other) || aliases.contains(other);
    }
}

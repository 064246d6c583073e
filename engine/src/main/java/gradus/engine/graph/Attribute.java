package gradus.engine.graph;

/// One setting of an operation, layer, optimizer, …
///
/// @param name as ONNX or Keras name it: `axes`, `transA`, `learning_rate`
/// @param type what its values are: int, double, boolean, String, an enum, List (of whole numbers), or a class
///     with a static `parse(String)` that undoes its `toString()`
public record Attribute(String name, Class<?> type, Object value) {}

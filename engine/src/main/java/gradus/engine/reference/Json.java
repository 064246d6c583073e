package gradus.engine.reference;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the parts that all reference files share.
final class Json {

    private Json() {}

    /// A tensor, `{"shape": […], "data": […]}`, a bare number or nested lists of numbers; NaN and infinities may be
    /// written as texts.
    static Tensor tensor(JsonNode node) {
        if (node.isNumber() || node.isString()) {
            return Tensor.scalar(number(node));
        }
        if (node.isArray()) {
            return Tensor.parse(node.toString());
        }
        int[] shape = new int[node.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.get("shape").get(i).asInt();
        }
        JsonNode data = node.get("data");
        double[] values = new double[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(data.get(i));
        }
        return Tensor.of(ElementType.FLOAT64, Shape.of(shape), values);
    }

    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asString()) {
            case "NaN", "nan" -> Double.NaN;
            case "Infinity", "inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(node.asString());
        };
    }

    /// The members of an object as attribute values: texts as they are, everything else as JSON writes it.
    static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode value = member.getValue();
            attributes.put(member.getKey(), value.isString() ? value.asString() : value.toString());
        }
        return attributes;
    }
}

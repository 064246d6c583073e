package gradus.engine.project;

import gradus.engine.block.Metrics;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.operation.Numbers;
import gradus.engine.operation.TargetShape;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.ClassWeights;
import gradus.engine.train.Goals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Writes the attributes of operations, optimizers and settings as JSON.
final class AttributeWriter {

    private AttributeWriter() {}

    /// The attributes of a record, in the order of their declaration, without those that are as usual.
    ///
    /// @param graph writes a graph that is an attribute, by its name
    static Map<String, Json> members(Object owner, BiFunction<String, Graph, Json> graph) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Attribute attribute : Attributes.of(owner)) {
            if (!attribute.isUsual()) {
                members.put(
                        attribute.name(),
                        attribute.value() instanceof Graph inside
                                ? graph.apply(attribute.name(), inside)
                                : write(attribute.value()));
            }
        }
        return members;
    }

    /// One value of any type that an attribute can have.
    static Json write(Object value) {
        return switch (value) {
            case Integer number -> Json.of(number.longValue());
            case Long number -> Json.of(number.longValue());
            case Double number -> Json.of(number.doubleValue());
            case Boolean truth -> Json.of(truth.booleanValue());
            case List<?> items ->
                Json.of(items.stream().map(AttributeWriter::write).toList());
            case ClassWeights classes -> write(classes.weights());
            case Metrics metrics -> write(metrics.texts());
            case Goals goals -> write(goals.texts());
            case Shape shape ->
                Json.of(shape.dimensions().stream()
                        .map(Dimension::toString)
                        .map(AttributeWriter::length)
                        .toList());
            case Numbers numbers -> write(numbers.values());
            case TargetShape target ->
                Json.of(target.lengths().stream().map(AttributeWriter::length).toList());
            case Tensor tensor -> tensor(tensor);
            default -> Json.of(Attributes.text(value));
        };
    }

    /// The length of an axis: a number, or a text where a name is part of it.
    private static Json length(String text) {
        return text.matches("-?\\d{1,10}") ? Json.of(Long.parseLong(text)) : Json.of(text);
    }

    /// Numbers in nested lists, as long as these tell type and shape; else with type and shape beside them.
    private static Json tensor(Tensor tensor) {
        if (tensor.type() == ElementType.FLOAT64 && tensor.size() > 0) {
            return nested(tensor, 0, 0);
        }
        List<Json> data = new ArrayList<>();
        for (int i = 0; i < tensor.size(); i++) {
            data.add(Json.of(tensor.at(i)));
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", write(tensor.type()));
        members.put("shape", write(tensor.shape()));
        members.put("data", Json.of(data));
        return Json.of(members);
    }

    private static Json nested(Tensor tensor, int axis, int offset) {
        if (axis == tensor.shape().rank()) {
            return Json.of(tensor.at(offset));
        }
        int stride = tensor.shape().strides()[axis];
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < tensor.shape().get(axis).size(); i++) {
            items.add(nested(tensor, axis + 1, offset + i * stride));
        }
        return Json.of(items);
    }
}

package gradus.engine.reference;

import gradus.engine.device.Device;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Session;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One case of `operators.json`: an operator's output, and what a gradient arriving there becomes at the inputs.
final class OperatorCase {

    private static final String NUM_INPUTS = "num_inputs";
    private static final String TO = "to";
    private static final String KERNEL = "kernel_shape";

    /// ONNX's element types by number and by name, in lower case.
    private static final Map<String, String> ONNX_TYPES = Map.of(
            "1", "float32", "float", "float32", "6", "int32", "7", "int32", "int64", "int32", "9", "bool", "11",
            "float64", "double", "float64");

    private final JsonNode figure;
    private final Device device;
    private final ElementType real;

    OperatorCase(JsonNode figure, Device device, ElementType real) {
        this.figure = figure;
        this.device = device;
        this.real = real;
    }

    String name() {
        return figure.get("op").asString();
    }

    /// Why it failed, or an empty text.
    String replay(Catalogue catalogue) {
        Optional<Operation> operation = operation(catalogue);
        if (operation.isEmpty()) {
            return "unsupported: " + name();
        }
        GraphBuilder builder = new GraphBuilder();
        Map<Value, Tensor> feeds = new LinkedHashMap<>();
        Map<Integer, Value> inputs = new LinkedHashMap<>();
        List<Port> ports = operation.get().inputs();
        for (int i = 0; i < figure.get("inputs").size(); i++) {
            if (figure.get("inputs").get(i).isNull()) {
                continue;
            }
            Tensor tensor = Json.tensor(figure.get("inputs").get(i));
            ElementType type = ports.get(i).type();
            if (type.isFloat()) {
                Value input = builder.add("input" + i, new Input(tensor.shape()));
                feeds.put(input, tensor);
                inputs.put(i, input);
            } else {
                inputs.put(i, builder.add("input" + i, new Constant(tensor.as(type))));
            }
        }
        Node node = new Node("output", "output", operation.get(), wires(ports, inputs));
        builder.add(node);
        Session session = new Session(device, real, 1);
        List<JsonNode> arriving = each("output_gradient");
        Optional<Term> target = Optional.empty();
        for (int i = 0; i < arriving.size(); i++) {
            if (!arriving.get(i).isNull()) {
                Term output = new Term(builder, node.values().get(i));
                Value weights = builder.add(new Constant(shaped(Json.tensor(arriving.get(i)), output.shape())));
                Term weighted = output.times(new Term(builder, weights)).sum();
                target = Optional.of(target.map(sum -> sum.plus(weighted)).orElse(weighted));
            }
        }
        Evaluation evaluation = target.isPresent()
                ? session.forwardAndBackward(builder.build(), target.get().value(), feeds)
                : session.forward(builder.build(), feeds);
        return compare(evaluation, node.values(), inputs);
    }

    /// The operation. A figure may leave out how many inputs there are, and may write a type by ONNX's number.
    private Optional<Operation> operation(Catalogue catalogue) {
        Map<String, String> attributes = new LinkedHashMap<>(Json.attributes(figure.get("attributes")));
        boolean countsInputs = catalogue.find(name()).stream()
                .flatMap(prototype -> Attributes.of(prototype).stream())
                .anyMatch(attribute -> attribute.name().equals(NUM_INPUTS));
        if (countsInputs) {
            attributes.putIfAbsent(
                    NUM_INPUTS, String.valueOf(figure.get("inputs").size()));
        }
        windowDefaults(catalogue, attributes);
        attributes.computeIfPresent(TO, (key, type) -> ONNX_TYPES.getOrDefault(type.toLowerCase(Locale.ROOT), type));
        return catalogue.create(name(), attributes);
    }

    /// What a figure leaves out of a window has one number an axis; the kernel's shape is then that of the weights.
    private void windowDefaults(Catalogue catalogue, Map<String, String> attributes) {
        List<String> known = catalogue.find(name()).stream()
                .flatMap(prototype -> Attributes.of(prototype).stream())
                .map(Attribute::name)
                .toList();
        if (known.contains(KERNEL)) {
            JsonNode inputs = figure.get("inputs");
            if (inputs.size() > 1) {
                List<Dimension> weights = Json.tensor(inputs.get(1)).shape().dimensions();
                attributes.putIfAbsent(KERNEL, String.valueOf(weights.subList(2, weights.size())));
            }
            for (String name : List.of("strides", "pads", "dilations", "output_padding")) {
                if (known.contains(name)) {
                    attributes.putIfAbsent(name, "[]");
                }
            }
        }
    }

    private static Map<String, Value> wires(List<Port> ports, Map<Integer, Value> inputs) {
        Map<String, Value> wires = new LinkedHashMap<>();
        inputs.forEach((port, value) -> wires.put(ports.get(port).name(), value));
        return wires;
    }

    /// A figure's member for every output: alone for the first, or as a list. Empty when it is null.
    private List<JsonNode> each(String member) {
        JsonNode node = figure.get(member);
        if (node == null || node.isNull()) {
            return List.of();
        }
        boolean isList = node.isArray()
                && !node.isEmpty()
                && (node.get(0).isObject() || node.get(0).isNull());
        return isList ? List.copyOf(node.values()) : List.of(node);
    }

    /// A single number may be written with or without axes of length 1.
    private static Tensor shaped(Tensor tensor, Shape shape) {
        return tensor.size() == 1 && shape.count().isOne() ? tensor.reshaped(shape) : tensor;
    }

    private String compare(Evaluation evaluation, List<Value> outputs, Map<Integer, Value> inputs) {
        double tolerance = real == ElementType.FLOAT64 ? 1e-10 : 1e-4;
        List<JsonNode> wanted = each("output");
        String wrong = wanted.size() > outputs.size() ? "only " + outputs.size() + " outputs" : "";
        for (int i = 0; wrong.isEmpty() && i < wanted.size(); i++) {
            if (!wanted.get(i).isNull()) {
                wrong = new Agreement(tolerance)
                        .difference(
                                i == 0 ? "output" : "output " + i,
                                evaluation.value(outputs.get(i)).orElseThrow(),
                                Json.tensor(wanted.get(i)));
            }
        }
        JsonNode gradients = figure.get("input_gradients");
        double gradientTolerance = real == ElementType.FLOAT32 && name().startsWith("Conv") ? 1e-3 : tolerance;
        for (int i = 0; wrong.isEmpty() && gradients != null && i < gradients.size(); i++) {
            if (!gradients.get(i).isNull()) {
                Optional<Tensor> got = Optional.ofNullable(inputs.get(i)).flatMap(evaluation::gradient);
                wrong = got.isEmpty()
                        ? "no gradient at input " + i
                        : new Agreement(gradientTolerance)
                                .difference("gradient of input " + i, got.get(), Json.tensor(gradients.get(i)));
            }
        }
        return wrong;
    }
}

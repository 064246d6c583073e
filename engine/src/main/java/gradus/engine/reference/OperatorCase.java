package gradus.engine.reference;

import gradus.engine.device.Device;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One case of `operators.json`: an operator's output, and what a gradient arriving there becomes at the inputs.
final class OperatorCase {

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
        Optional<Operation> operation = catalogue.create(name(), Json.attributes(figure.get("attributes")));
        if (operation.isEmpty()) {
            return "unsupported: " + name();
        }
        GraphBuilder builder = new GraphBuilder();
        Map<Value, Tensor> feeds = new LinkedHashMap<>();
        List<Value> inputs = new ArrayList<>();
        List<Port> ports = operation.get().inputs();
        for (int i = 0; i < figure.get("inputs").size(); i++) {
            Tensor tensor = Json.tensor(figure.get("inputs").get(i));
            ElementType type = ports.get(i).type();
            if (type.isFloat()) {
                Value input = builder.add("input" + i, new Input(tensor.shape()));
                feeds.put(input, tensor);
                inputs.add(input);
            } else {
                inputs.add(builder.add("input" + i, new Constant(tensor.as(type))));
            }
        }
        Value output = builder.add("output", operation.get(), inputs.toArray(Value[]::new));
        Session session = new Session(device, real, 1);
        boolean differentiated = figure.hasNonNull("output_gradient")
                && !figure.get("output_gradient").isNull();
        Evaluation evaluation = differentiated
                ? session.forwardAndBackward(builder.build(), output, feeds, Json.tensor(figure.get("output_gradient")))
                : session.forward(builder.build(), feeds);
        return compare(evaluation, output, inputs);
    }

    private String compare(Evaluation evaluation, Value output, List<Value> inputs) {
        double tolerance = real == ElementType.FLOAT64 ? 1e-10 : 1e-4;
        String wrong = new Agreement(tolerance)
                .difference("output", evaluation.value(output).orElseThrow(), Json.tensor(figure.get("output")));
        JsonNode gradients = figure.get("input_gradients");
        double gradientTolerance = real == ElementType.FLOAT32 && name().startsWith("Conv") ? 1e-3 : tolerance;
        for (int i = 0; wrong.isEmpty() && gradients != null && i < gradients.size(); i++) {
            if (!gradients.get(i).isNull()) {
                Optional<Tensor> got = evaluation.gradient(inputs.get(i));
                wrong = got.isEmpty()
                        ? "no gradient at input " + i
                        : new Agreement(gradientTolerance)
                                .difference("gradient of input " + i, got.get(), Json.tensor(gradients.get(i)));
            }
        }
        return wrong;
    }
}

package gradus.engine.reference;

import gradus.engine.block.Blocks;
import gradus.engine.device.Device;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One case of `expressions.json`: a formula's value and its gradients.
final class ExpressionCase {

    private final JsonNode figure;
    private final Device device;
    private final ElementType real;

    ExpressionCase(JsonNode figure, Device device, ElementType real) {
        this.figure = figure;
        this.device = device;
        this.real = real;
    }

    String name() {
        return figure.get("expression").asString();
    }

    /// Why it failed, or an empty text.
    String replay() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        figure.get("inputs").properties().forEach(input -> values.put(input.getKey(), Json.tensor(input.getValue())));
        Graph graph = Formula.parse(name(), Blocks.catalogue()).graph(values);
        Value target = Session.target(graph).orElseThrow();
        Evaluation evaluation = new Session(device, real, 1).forwardAndBackward(graph, target, Map.of());
        Agreement agreement = new Agreement(real == ElementType.FLOAT64 ? 1e-10 : 1e-4);
        String wrong =
                agreement.difference("value", evaluation.value(target).orElseThrow(), Json.tensor(figure.get("value")));
        for (Map.Entry<String, JsonNode> wanted : figure.get("gradients").properties()) {
            if (wrong.isEmpty()) {
                Optional<Tensor> got = evaluation.gradient(Value.of(wanted.getKey()));
                Tensor expected = Json.tensor(wanted.getValue());
                wrong = agreement.difference(
                        "gradient of " + wanted.getKey(),
                        got.orElseGet(() -> Tensor.zeros(ElementType.FLOAT64, expected.shape())),
                        expected);
            }
        }
        return wrong;
    }
}

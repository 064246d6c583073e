package gradus.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Blocks;
import gradus.engine.device.Lengths;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Layers give the outputs, the gradients and the next states that PyTorch gives with the same weights.
/// `src/test/python/layers.py` makes the figures.
class LayerFiguresTest {

    private static final List<String> LAYERS = List.of(
            "Dense",
            "MultiHeadAttention",
            "BatchNormalization",
            "LayerNormalization",
            "GroupNormalization",
            "Conv1D",
            "Conv2D",
            "Conv2DTranspose",
            "DepthwiseConv2D",
            "MaxPooling2D",
            "AveragePooling2D",
            "UpSampling2D");

    record Case(String name, JsonNode figure) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String layer : LAYERS) {
            String path = "/layers/" + layer + ".json";
            try (InputStream file = Objects.requireNonNull(LayerFiguresTest.class.getResourceAsStream(path), path)) {
                for (JsonNode figure : new JsonMapper().readTree(file)) {
                    String training = figure.get("training").asBoolean() ? " in training " : " ";
                    cases.add(new Case(layer + training + figure.get("attributes"), figure));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLayerEqualsPyTorchInDoublePrecision(Case each) {
        replay(each.figure(), ElementType.FLOAT64, 1e-10, 1e-10);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLayerEqualsPyTorchInSinglePrecision(Case each) {
        replay(each.figure(), ElementType.FLOAT32, 1e-4, 1e-3);
    }

    private static void replay(JsonNode figure, ElementType real, double tolerance, double gradientTolerance) {
        GraphBuilder builder = new GraphBuilder();
        Map<Value, Tensor> feeds = new HashMap<>();
        Map<String, Value> wanted = new LinkedHashMap<>();
        List<Value> inputs = new ArrayList<>();
        for (JsonNode input : figure.get("inputs")) {
            Tensor tensor = Json.tensor(input);
            Value value = builder.add("input" + inputs.size(), new Input(tensor.shape()));
            feeds.put(value, tensor);
            inputs.add(value);
        }
        Map<String, String> attributes = Json.attributes(figure.get("attributes"));
        Value y = builder.add(
                "layer",
                Blocks.catalogue()
                        .create(figure.get("layer").asString(), attributes)
                        .orElseThrow(),
                inputs.toArray(Value[]::new));
        Mode mode = figure.get("training").asBoolean() ? Mode.TRAINING : Mode.INFERENCE;
        Expansion expansion = Expansion.of(builder.build(), mode);
        for (String kind : List.of("weights", "states")) {
            figure.get(kind)
                    .properties()
                    .forEach(weight -> feeds.put(Value.of("layer/" + weight.getKey()), Json.tensor(weight.getValue())));
        }
        GraphBuilder seeded = new GraphBuilder(expansion.flat());
        Tensor arriving = Json.tensor(figure.get("output_gradient"));
        Value seed = seeded.add("arriving", new Input(arriving.shape()));
        feeds.put(seed, arriving);
        Gradients gradients = Gradients.of(seeded.build(), expansion.flat(y), Optional.of(seed));
        wanted.put("output", expansion.flat(y));
        for (int i = 0; i < inputs.size(); i++) {
            wanted.put("input_gradients/" + i, gradients.find(inputs.get(i)).orElseThrow());
        }
        figure.get("weights")
                .propertyNames()
                .forEach(name -> wanted.put(
                        "weight_gradients/" + name,
                        gradients.find(Value.of("layer/" + name)).orElseThrow()));
        for (Node node : expansion.flat().nodes()) {
            if (node.operation() instanceof Assign) {
                String state = node.input("state").orElseThrow().node().replace("layer/", "");
                wanted.put("next_states/" + state, node.value());
            }
        }
        assertEquals(
                figure.get("next_states").size(),
                wanted.keySet().stream()
                        .filter(key -> key.startsWith("next_states"))
                        .count());
        feeds.keySet().removeIf(value -> gradients.graph().find(value.node()).isEmpty());
        Map<Value, Tensor> results = new ScalarDevice()
                .prepare(Program.compile(
                        gradients.graph(), wanted.values().stream().distinct().toList(), real))
                .run(feeds);
        wanted.forEach((key, value) -> {
            double allowed = key.contains("gradients") ? gradientTolerance : tolerance;
            Tensor expected = Json.tensor(figure.at("/" + key));
            assertEquals("", new Agreement(allowed).difference(key, Lengths.given(results, value), expected));
        });
    }
}

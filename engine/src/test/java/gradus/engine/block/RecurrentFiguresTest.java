package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Lengths;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
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

/// Recurrent layers put out, and pass back, what PyTorch computes with the same weights (`recurrent.py`).
class RecurrentFiguresTest {

    record Figures(JsonNode json, ElementType real) {
        Layer layer() {
            return WrappedLayer.parse(json.get("layer").stringValue()).layer();
        }

        Tensor tensor(String name) {
            return Tensor.parse(json.get(name).toString());
        }

        Map<String, Tensor> tensors(String name) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            json.get(name)
                    .propertyStream()
                    .forEach(each -> tensors.put(
                            each.getKey(), Tensor.parse(each.getValue().toString())));
            return tensors;
        }

        @Override
        public String toString() {
            return json.get("layer").stringValue() + " of " + tensor("x").shape() + " in " + real;
        }
    }

    static Stream<Figures> figures() throws IOException {
        List<Figures> all = new ArrayList<>();
        for (String file : List.of("lstm", "gru", "simple_rnn", "bidirectional")) {
            try (InputStream stream = Objects.requireNonNull(
                    RecurrentFiguresTest.class.getResourceAsStream("recurrent/" + file + ".json"))) {
                for (JsonNode json : new JsonMapper().readTree(stream)) {
                    all.add(new Figures(json, ElementType.FLOAT64));
                    all.add(new Figures(json, ElementType.FLOAT32));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void resultsAndGradientsAreThoseOfPyTorch(Figures figures) {
        Tensor x = figures.tensor("x");
        Tensor arriving = figures.tensor("arriving");
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.add(
                "x",
                new Input(Shape.of(Dimension.BATCH, Dimension.TIME, x.shape().get(2))));
        Value y = builder.add("layer", figures.layer(), input);
        Expansion expansion = Expansion.of(builder.build());
        GraphBuilder seeded = new GraphBuilder(expansion.flat());
        Value seed = seeded.add("seed", new Input(seeded.type(expansion.flat(y)).shape()));
        Gradients gradients = Gradients.of(seeded.build(), expansion.flat(y), Optional.of(seed));

        Map<Value, Tensor> feeds = new LinkedHashMap<>(Map.of(input, x, seed, arriving));
        figures.tensors("weights").forEach((path, tensor) -> feeds.put(Value.of("layer/" + path), tensor));
        Map<Value, Tensor> expected = new LinkedHashMap<>(Map.of(expansion.flat(y), figures.tensor("y")));
        figures.tensors("gradients")
                .forEach((path, tensor) -> expected.put(
                        gradients
                                .find(Value.of(path.equals("x") ? path : "layer/" + path))
                                .orElseThrow(),
                        tensor));
        assertTrue(expected.size() >= 5);
        Map<Value, Tensor> results = new ScalarDevice()
                .prepare(Program.compile(gradients.graph(), expected.keySet(), figures.real()))
                .run(feeds);
        double tolerance = figures.real() == ElementType.FLOAT64 ? 1e-10 : 1e-4;
        expected.forEach((value, tensor) -> {
            Tensor result = Lengths.given(results, value);
            assertEquals(tensor.shape(), result.shape(), value.toString());
            for (int i = 0; i < tensor.size(); i++) {
                assertEquals(
                        tensor.at(i), result.at(i), tolerance * Math.max(1, Math.abs(tensor.at(i))), value + " " + i);
            }
        });
    }
}

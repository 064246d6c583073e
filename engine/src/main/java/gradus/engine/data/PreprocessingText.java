package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A preprocessing as text: a JSON object under one key.
final class PreprocessingText {

    private static final String KEY = "gradus.preprocessing";
    private static final int VERSION = 1;

    private PreprocessingText() {}

    static Map<String, String> write(Preprocessing value) {
        ObjectNode root = new JsonMapper().createObjectNode().put("version", VERSION);
        ArrayNode features = root.putArray("features");
        for (Feature feature : value.features()) {
            ObjectNode node = features.addObject().put("name", feature.name());
            switch (feature) {
                case Feature.Numeric number -> {
                    node.put("mean", number.offset()).put("deviation", number.scale());
                    number.fill().ifPresent(fill -> node.put("fill", fill));
                }
                case Feature.Categorical category -> {
                    category.classes().forEach(node.putArray("classes")::add);
                    category.fill().ifPresent(fill -> node.put("fill", fill));
                }
            }
        }
        ObjectNode target = root.putObject("target").put("name", value.target().name());
        target.put("kind", value.target().kind().name().toLowerCase(Locale.ROOT));
        value.target().classes().forEach(target.putArray("classes")::add);
        return Map.of(KEY, root.toString());
    }

    static Optional<Preprocessing> read(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(KEY)).map(text -> {
            try {
                JsonNode root = new JsonMapper().readTree(text);
                if (root.required("version").asInt() != VERSION) {
                    throw unreadable();
                }
                List<Feature> features = new ArrayList<>();
                root.required("features").forEach(node -> features.add(feature(node)));
                JsonNode target = root.required("target");
                String kind = target.required("kind").stringValue().toUpperCase(Locale.ROOT);
                return new Preprocessing(
                        features,
                        new Target(target.required("name").stringValue(), TargetKind.valueOf(kind), classes(target)));
            } catch (JacksonException | IllegalArgumentException wrong) {
                throw unreadable();
            }
        });
    }

    private static Feature feature(JsonNode node) {
        String name = node.required("name").stringValue();
        Optional<JsonNode> fill = node.optional("fill");
        return node.has("classes")
                ? new Feature.Categorical(name, classes(node), fill.map(JsonNode::stringValue))
                : new Feature.Numeric(
                        name,
                        node.required("mean").doubleValue(),
                        node.required("deviation").doubleValue(),
                        fill.map(JsonNode::doubleValue));
    }

    private static List<String> classes(JsonNode node) {
        List<String> classes = new ArrayList<>();
        node.required("classes").forEach(each -> classes.add(each.stringValue()));
        return classes;
    }

    private static GradusException unreadable() {
        return new GradusException(Diagnostic.error("data.preprocessing", new Place.Everywhere()));
    }
}

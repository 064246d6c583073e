package gradus.engine.project;

import gradus.engine.block.Bypassed;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the graph of a project file, and those inside its operations.
final class GraphReader {

    private static final Pattern OUTPUT = Pattern.compile("(.+):(\\d{1,9})", Pattern.DOTALL);

    /// More outputs than this an operation that is not known is not believed to have.
    private static final int MOST_OUTPUTS = 1000;

    private final Reading reading;
    private final Catalogue catalogue;
    private final Map<String, Position> positions = new LinkedHashMap<>();

    GraphReader(Reading reading, Catalogue catalogue) {
        this.reading = reading;
        this.catalogue = catalogue;
    }

    /// A node as it stands in the file, before its operation is made.
    private record Draft(
            String id,
            String name,
            Json at,
            String operation,
            Optional<Json> attributes,
            boolean isBypassed,
            Map<String, Value> inputs,
            Optional<String> shares) {}

    /// Where the nodes stand, by path.
    Map<String, Position> positions() {
        return positions;
    }

    /// Reads a graph.
    ///
    /// @param path of the object that holds it, empty for the project's own
    Graph read(Json json, String path) {
        Fields fields = reading.fields(json, join("graph", path), "graph");
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Json item : fields.requireList("nodes")) {
            Draft draft = draft(item, path);
            Draft first = drafts.putIfAbsent(draft.id(), draft);
            if (first != null) {
                throw reading.refused(
                        "project.duplicate-node",
                        draft.at(),
                        draft.id(),
                        Integer.toString(first.at().spot().line()));
            }
        }
        Map<String, Value> outputs = fields.object("outputs").map(this::values).orElse(Map.of());
        fields.keepRest();
        Map<String, Integer> used = usedOutputs(drafts, outputs);
        List<Node> nodes = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            Operation operation = operation(draft, path, used.getOrDefault(draft.id(), 1));
            Operation present = draft.isBypassed() ? new Bypassed(operation) : operation;
            nodes.add(new Node(draft.id(), draft.name(), present, draft.inputs(), draft.shares()));
        }
        return Graph.of(nodes, outputs);
    }

    private Draft draft(Json item, String path) {
        Fields named = reading.fields(item, "", "nodes");
        String id = named.requireText("id");
        if (id.isBlank()) {
            throw reading.refused("project.blank-id", item);
        }
        Fields fields = reading.fields(item, join("nodes", join(path, id)), id);
        fields.take("id");
        String name = fields.text("name").orElse(id);
        String operation = fields.requireText("operation");
        Optional<Json> attributes = fields.take("attributes");
        attributes.ifPresent(json -> reading.fields(json, "", "attributes"));
        boolean isBypassed = fields.truth("bypassed");
        Map<String, Value> inputs = fields.object("inputs").map(this::values).orElse(Map.of());
        Optional<String> shares = fields.text("shares");
        fields.take("position").ifPresent(json -> positions.put(join(path, id), reading.position(json)));
        fields.keepRest();
        return new Draft(id, name, item, operation, attributes, isBypassed, inputs, shares);
    }

    private Map<String, Value> values(Fields fields) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            values.put(name, value(fields.requireText(name)));
        }
        return values;
    }

    private static Value value(String text) {
        Matcher matcher = OUTPUT.matcher(text);
        return matcher.matches() ? new Value(matcher.group(1), Integer.parseInt(matcher.group(2))) : Value.of(text);
    }

    /// How many outputs of each node are wired on.
    private static Map<String, Integer> usedOutputs(Map<String, Draft> drafts, Map<String, Value> outputs) {
        List<Value> values = new ArrayList<>(outputs.values());
        drafts.values().forEach(draft -> values.addAll(draft.inputs().values()));
        Map<String, Integer> used = new HashMap<>();
        for (Value value : values) {
            used.merge(value.node(), Math.min(value.output() + 1, MOST_OUTPUTS), Math::max);
        }
        return used;
    }

    private Operation operation(Draft draft, String path, int outputs) {
        Optional<Operation> prototype = catalogue.find(draft.operation());
        if (prototype.isEmpty()) {
            return unknown(
                    draft,
                    outputs,
                    Diagnostic.error("project.unknown-operation", Place.node(draft.id()), draft.operation()));
        }
        if (!(draft.attributes().orElse(Json.of(Map.of())) instanceof Json.Members stated)) {
            throw new IllegalStateException("Checked when the node was read");
        }
        try {
            return AttributeReader.read(
                    prototype.get(), stated, (attribute, json) -> read(json, join(join(path, draft.id()), attribute)));
        } catch (GradusException refused) {
            Diagnostic reason = AttributeReader.shortened(refused.diagnostics().getFirst());
            if (reason.place() instanceof Place.AtSetting(String setting)) {
                return unknown(
                        draft,
                        outputs,
                        new Diagnostic(
                                Diagnostic.Severity.ERROR,
                                reason.code().equals("attribute.unknown")
                                        ? "project.unknown-attribute"
                                        : "project.invalid-attribute",
                                new Place.AtNode(draft.id(), setting),
                                reason.arguments(),
                                List.of()));
            }
            throw refused;
        }
    }

    private static Unknown unknown(Draft draft, int outputs, Diagnostic reason) {
        return new Unknown(
                draft.operation(),
                Port.required(draft.inputs().keySet().toArray(String[]::new)),
                outputs,
                draft.attributes().map(JsonWriter::line).orElse(""),
                reason);
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "/" + name;
    }
}

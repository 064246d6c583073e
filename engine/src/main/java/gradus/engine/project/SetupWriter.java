package gradus.engine.project;

import gradus.engine.block.Optimizer;
import gradus.engine.data.Column;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import gradus.engine.data.Scaling;
import gradus.engine.train.Phase;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes what a project states about its data and its training.
final class SetupWriter {

    /// The members of a training that are records of their own.
    private static final Set<String> RULES = Set.of("optimizer", "schedule", "loop", "stop");

    private final Kept kept;
    private final GraphWriter graphs;

    SetupWriter(Kept kept, GraphWriter graphs) {
        this.kept = kept;
        this.graphs = graphs;
    }

    Json data(DataSetup setup) {
        Map<String, Json> members = new LinkedHashMap<>();
        origin(setup.origin(), members);
        List<Json> columns = new ArrayList<>();
        setup.columns().forEach(column -> columns.add(column(column)));
        members.put("columns", Json.of(columns));
        members.put("target", Json.of(setup.target()));
        members.put("target_kind", AttributeWriter.write(setup.targetKind()));
        members.put("standardize", Json.of(setup.scaling() == Scaling.STANDARDIZE));
        if (setup.scaling() == Scaling.MIN_MAX) {
            members.put("scaling", AttributeWriter.write(setup.scaling()));
        }
        members.put("missing", AttributeWriter.write(setup.missing()));
        members.put("split", attributes(setup.split(), "data/split"));
        GraphWriter.putKept(members, kept, Project.DATA);
        return Json.of(members);
    }

    private void origin(Origin origin, Map<String, Json> members) {
        switch (origin) {
            case Origin.File(String path, CsvFormat format) -> {
                members.put("file", Json.of(path));
                members.put("format", attributes(format, "data/format"));
            }
            case Origin.Generated generated -> members.put("generated", attributes(generated, "data/generated"));
            case Origin.Painted(List<Origin.Point> points) ->
                members.put(
                        "points",
                        Json.of(points.stream()
                                .map(point -> Json.of(
                                        List.of(Json.of(point.x1()), Json.of(point.x2()), Json.of(point.label()))))
                                .toList()));
        }
    }

    private Json column(Column column) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("name", Json.of(column.name()));
        members.put("kind", AttributeWriter.write(column.kind()));
        if (!column.classes().isEmpty()) {
            members.put("classes", AttributeWriter.write(column.classes()));
        }
        GraphWriter.putKept(members, kept, "data/columns/" + column.name());
        return Json.of(members);
    }

    Json training(TrainingSetup setup) {
        TrainingSetup standard = TrainingSetup.standard();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("optimizer", optimizer(setup.optimizer(), "training/optimizer"));
        if (!setup.schedule().equals(standard.schedule())) {
            members.put("schedule", named("name", setup.schedule().name(), plain(setup.schedule())));
        }
        if (!setup.loop().equals(standard.loop())) {
            List<Json> phases = new ArrayList<>();
            for (Phase phase : setup.loop().phases()) {
                phases.add(phase(phase, "training/loop/" + phases.size()));
            }
            members.put("loop", Json.of(phases));
        }
        plain(setup).forEach((name, value) -> {
            if (!RULES.contains(name)) {
                members.put(name, value);
            }
        });
        if (setup.metrics().list().isEmpty()) {
            members.remove("metrics");
        }
        if (setup.classWeight().weights().isEmpty()) {
            members.remove("class_weight");
        }
        members.putAll(plain(setup.stop()));
        GraphWriter.putKept(members, kept, Project.TRAINING);
        return Json.of(members);
    }

    private Json optimizer(Optimizer optimizer, String path) {
        Map<String, Json> attributes =
                AttributeWriter.members(optimizer, (name, graph) -> graphs.write(graph, path + "/" + name));
        return named("name", optimizer.name(), attributes);
    }

    private Json phase(Phase phase, String path) {
        Map<String, Json> attributes = plain(phase);
        if (phase instanceof Phase.Update update) {
            attributes.remove("optimizer");
            update.optimizer().ifPresent(rule -> attributes.put("optimizer", optimizer(rule, path + "/optimizer")));
        }
        return named("phase", phase.name(), attributes);
    }

    private static Json named(String kind, String name, Map<String, Json> attributes) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(kind, Json.of(name));
        members.putAll(attributes);
        return Json.of(members);
    }

    private Json attributes(Object owner, String path) {
        Map<String, Json> members = plain(owner);
        GraphWriter.putKept(members, kept, path);
        return Json.of(members);
    }

    private static Map<String, Json> plain(Object owner) {
        return AttributeWriter.members(owner, (name, graph) -> {
            throw new IllegalStateException("A setting is no graph: " + name);
        });
    }
}

package gradus.engine.project;

import gradus.engine.data.Column;
import gradus.engine.data.DataSetup;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what a project states about its data and its training.
final class SetupWriter {

    private final Kept kept;

    SetupWriter(Kept kept) {
        this.kept = kept;
    }

    Json data(DataSetup setup) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("file", Json.of(setup.file()));
        members.put("format", attributes(setup.format(), "data/format"));
        List<Json> columns = new ArrayList<>();
        setup.columns().forEach(column -> columns.add(column(column)));
        members.put("columns", Json.of(columns));
        members.put("target", Json.of(setup.target()));
        members.put("target_kind", AttributeWriter.write(setup.targetKind()));
        members.put("standardize", Json.of(setup.standardize()));
        members.put("missing", AttributeWriter.write(setup.missing()));
        members.put("split", attributes(setup.split(), "data/split"));
        GraphWriter.putKept(members, kept, Project.DATA);
        return Json.of(members);
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
        Map<String, Json> optimizer = new LinkedHashMap<>();
        optimizer.put("name", Json.of(setup.optimizer().name()));
        optimizer.putAll(plain(setup.optimizer()));
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("optimizer", Json.of(optimizer));
        plain(setup).forEach(members::putIfAbsent);
        if (setup.metrics().list().isEmpty()) {
            members.remove("metrics");
        }
        if (setup.classWeight().weights().isEmpty()) {
            members.remove("class_weight");
        }
        GraphWriter.putKept(members, kept, Project.TRAINING);
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

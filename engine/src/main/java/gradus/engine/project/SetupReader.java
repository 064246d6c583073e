package gradus.engine.project;

import gradus.engine.block.Blocks;
import gradus.engine.block.Optimizer;
import gradus.engine.data.Column;
import gradus.engine.data.ColumnKind;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSetup;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Split;
import gradus.engine.data.TargetKind;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what a project file says of its data and its training.
final class SetupReader {

    private static final String NAME = "name";

    private final Reading reading;

    SetupReader(Reading reading) {
        this.reading = reading;
    }

    DataSetup data(Json json) {
        Fields fields = reading.fields(json, Project.DATA, Project.DATA);
        String file = fields.requireText("file");
        CsvFormat format = fields.object("format").map(this::format).orElse(CsvFormat.STANDARD);
        List<Column> columns = new ArrayList<>();
        for (Json item : fields.list("columns")) {
            columns.add(column(item));
        }
        String target = fields.requireText("target");
        Split split = fields.object("split").map(this::split).orElse(Split.standard());
        DataSetup stated = fields.placed(() ->
                new DataSetup(file, format, List.of(), target, TargetKind.CATEGORY, true, MissingValues.ERROR, split));
        DataSetup setup = fields.attributesOf(stated);
        fields.keepRest();
        return fields.placed(() -> setup.withColumns(columns));
    }

    private CsvFormat format(Fields fields) {
        CsvFormat format = fields.attributesOf(CsvFormat.STANDARD);
        fields.keepRest();
        return format;
    }

    private Split split(Fields fields) {
        Split split = fields.attributesOf(Split.standard());
        fields.keepRest();
        return split;
    }

    private Column column(Json item) {
        String name = reading.fields(item, "", "columns").requireText(NAME);
        Fields fields = reading.fields(item, "data/columns/" + name, "columns");
        fields.take(NAME);
        List<String> classes = new ArrayList<>();
        for (Json each : fields.list("classes")) {
            if (!(each instanceof Json.Text(String value, Json.Spot spot))) {
                throw reading.wrongKind("classes", each, "text");
            }
            classes.add(value);
        }
        ColumnKind kind = fields.choice("kind", ColumnKind.class).orElse(ColumnKind.NUMBER);
        fields.keepRest();
        return fields.placed(() -> new Column(name, kind, classes));
    }

    TrainingSetup training(Json json) {
        Fields fields = reading.fields(json, Project.TRAINING, Project.TRAINING);
        Optional<Optimizer> optimizer = fields.take("optimizer").map(this::optimizer);
        TrainingSetup setup = fields.attributesOf(TrainingSetup.standard());
        fields.keepRest();
        return optimizer.map(setup::withOptimizer).orElse(setup);
    }

    private Optimizer optimizer(Json json) {
        Fields fields = reading.fields(json, "training/optimizer", "optimizer");
        String name = fields.requireText(NAME);
        Optimizer prototype = Blocks.optimizer(name)
                .orElseThrow(() -> reading.refused(
                        "project.unknown-optimizer",
                        json,
                        name,
                        Blocks.optimizers().stream().map(Optimizer::name).collect(Collectors.joining(", "))));
        Optimizer optimizer = fields.attributesOf(prototype);
        fields.refuseRest(name);
        return optimizer;
    }
}

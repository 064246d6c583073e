package gradus.engine.project;

import gradus.engine.block.Blocks;
import gradus.engine.block.Optimizer;
import gradus.engine.block.Schedule;
import gradus.engine.data.Column;
import gradus.engine.data.ColumnKind;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Generator;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.Scaling;
import gradus.engine.data.Split;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.GradusException;
import gradus.engine.train.Phase;
import gradus.engine.train.Stop;
import gradus.engine.train.TrainingLoop;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what a project file says of its data and its training.
final class SetupReader {

    private static final String NAME = "name";
    private static final String OPTIMIZER = "optimizer";

    private final Reading reading;
    private final GraphReader graphs;

    /// @param graphs reads the graphs of optimizers
    SetupReader(Reading reading, GraphReader graphs) {
        this.reading = reading;
        this.graphs = graphs;
    }

    DataSetup data(Json json) {
        Fields fields = reading.fields(json, Project.DATA, Project.DATA);
        Origin origin = fields.placed(() -> origin(fields));
        List<Column> columns = new ArrayList<>();
        for (Json item : fields.list("columns")) {
            columns.add(column(item));
        }
        String target = fields.requireText("target");
        Split split = fields.object("split").map(this::split).orElse(Split.standard());
        Scaling scaling = scaling(fields);
        DataSetup stated =
                new DataSetup(origin, List.of(), target, TargetKind.CATEGORY, scaling, MissingValues.ERROR, split);
        DataSetup setup = fields.attributesOf(stated);
        fields.keepRest();
        return fields.placed(() -> setup.withColumns(columns));
    }

    /// How older versions of Gradus state it, who know no other scaling, comes second.
    private static Scaling scaling(Fields fields) {
        boolean isStated = fields.names().contains("standardize");
        boolean standardized = fields.truth("standardize");
        return fields.choice("scaling", Scaling.class)
                .orElse(standardized || !isStated ? Scaling.STANDARDIZE : Scaling.NONE);
    }

    private Origin origin(Fields fields) {
        Optional<Origin> drawn = fields.object("generated").map(this::generated);
        if (drawn.isPresent()) {
            return drawn.get();
        }
        if (fields.names().contains("points")) {
            return new Origin.Painted(
                    fields.list("points").stream().map(this::point).toList());
        }
        String file = fields.requireText("file");
        return new Origin.File(file, fields.object("format").map(this::format).orElse(CsvFormat.STANDARD));
    }

    private Origin generated(Fields fields) {
        Origin.Generated generated = fields.attributesOf(new Origin.Generated(Generator.SPIRALS, 300, 0.1, 2, 0));
        fields.keepRest();
        return generated;
    }

    private Origin.Point point(Json item) {
        if (item instanceof Json.Items(List<Json> cells, Json.Spot _)
                && cells.size() == 3
                && cells.get(0) instanceof Json.Numeral x1
                && cells.get(1) instanceof Json.Numeral x2
                && cells.get(2) instanceof Json.Text(String label, Json.Spot _)) {
            return new Origin.Point(Double.parseDouble(x1.digits()), Double.parseDouble(x2.digits()), label);
        }
        throw reading.wrongKind("points", item, "list");
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
        TrainingSetup standard = TrainingSetup.standard();
        Optimizer optimizer = fields.take(OPTIMIZER)
                .map(stated -> optimizer(stated, Project.TRAINING + "/" + OPTIMIZER))
                .orElse(standard.optimizer());
        Schedule schedule = fields.take("schedule").map(this::schedule).orElse(standard.schedule());
        TrainingLoop loop = fields.take("loop").map(this::loop).orElse(standard.loop());
        TrainingSetup setup = fields.attributesOf(
                standard.withOptimizer(optimizer).withSchedule(schedule).withLoop(loop));
        Stop stop = fields.attributesOf(Stop.NEVER);
        fields.keepRest();
        return setup.withStop(stop);
    }

    private Optimizer optimizer(Json json, String path) {
        Fields fields = reading.fields(json, path, OPTIMIZER);
        String name = fields.requireText(NAME);
        Optimizer prototype = Blocks.optimizer(name)
                .orElseThrow(() -> reading.refused(
                        "project.unknown-optimizer",
                        json,
                        name,
                        Blocks.optimizers().stream().map(Optimizer::name).collect(Collectors.joining(", "))));
        Optimizer optimizer =
                fields.attributesOf(prototype, (attribute, graph) -> graphs.read(graph, path + "/" + attribute));
        fields.refuseRest(name);
        return optimizer;
    }

    private Schedule schedule(Json json) {
        Fields fields = reading.fields(json, "training/schedule", "schedule");
        String name = fields.requireText(NAME);
        Schedule prototype = Blocks.schedule(name)
                .orElseThrow(() -> reading.refused(
                        "project.unknown-schedule",
                        json,
                        name,
                        Blocks.schedules().stream().map(Schedule::name).collect(Collectors.joining(", "))));
        Schedule schedule = fields.attributesOf(prototype);
        fields.refuseRest(name);
        return schedule;
    }

    private TrainingLoop loop(Json json) {
        if (!(json instanceof Json.Items(List<Json> items, Json.Spot spot))) {
            throw reading.wrongKind("loop", json, "list");
        }
        List<Phase> phases = new ArrayList<>();
        for (Json item : items) {
            phases.add(phase(item, "training/loop/" + phases.size()));
        }
        try {
            return new TrainingLoop(phases);
        } catch (GradusException refused) {
            throw new GradusException(refused.diagnostics().getFirst().at(reading.place(json)));
        }
    }

    private Phase phase(Json json, String path) {
        Fields fields = reading.fields(json, path, "loop");
        String name = fields.requireText("phase");
        Phase prototype = Phase.find(name)
                .orElseThrow(() -> reading.refused(
                        "project.unknown-phase",
                        json,
                        name,
                        Phase.prototypes().stream().map(Phase::name).collect(Collectors.joining(", "))));
        if (prototype instanceof Phase.Update update) {
            prototype = update.with(fields.take(OPTIMIZER).map(stated -> optimizer(stated, path + "/" + OPTIMIZER)));
        }
        Phase phase = fields.attributesOf(prototype);
        fields.refuseRest(name);
        return phase;
    }
}

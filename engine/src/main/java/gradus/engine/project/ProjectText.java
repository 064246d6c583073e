package gradus.engine.project;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.operation.Catalogue;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A project as the text of its file.
final class ProjectText {

    private static final String FORMAT = "gradus";

    private final Reading reading;
    private final Catalogue catalogue;
    private final Map<String, Kept.Section> sections = new LinkedHashMap<>();

    private ProjectText(Reading reading, Catalogue catalogue) {
        this.reading = reading;
        this.catalogue = catalogue;
    }

    static Opened read(String text, String file, Catalogue catalogue) {
        Json json = JsonReader.read(text, file);
        return new ProjectText(new Reading(file), catalogue).read(json);
    }

    private Opened read(Json json) {
        if (!(json instanceof Json.Members members)
                || !(members.byName().get("format") instanceof Json.Text(String format, Json.Spot spot))
                || !format.equals(FORMAT)) {
            throw reading.refused("project.not-gradus", json);
        }
        Fields fields = reading.fields(json, "", "");
        fields.take("format");
        Json stated = fields.require("version");
        int version = version(stated);
        String title = fields.text("title").orElse("");
        String purpose = fields.text("purpose").orElse("");
        GraphReader graphs = new GraphReader(reading, catalogue);
        Graph graph = graphs.read(fields.require("graph"), "");
        Layout layout = fields.object("layout")
                .map(stands -> new LayoutReader(reading).read(stands, graphs.positions()))
                .orElseGet(() -> new Layout(Direction.UP, graphs.positions()));
        SetupReader setups = new SetupReader(reading, graphs);
        Optional<DataSetup> data = section(fields, Project.DATA, setups::data);
        Optional<TrainingSetup> training = section(fields, Project.TRAINING, setups::training);
        fields.keepRest();
        Project project = new Project(
                title,
                purpose,
                graph,
                layout,
                data,
                training.orElseGet(TrainingSetup::standard),
                new Kept(version, reading.unknown(), sections));
        return new Opened(project, diagnostics(project.kept(), stated));
    }

    private List<Diagnostic> diagnostics(Kept kept, Json version) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (kept.isNewer()) {
            diagnostics.add(Project.newerVersion(kept).at(reading.place(version)));
        }
        kept.sections().values().forEach(section -> diagnostics.add(section.reason()));
        return diagnostics;
    }

    private int version(Json json) {
        if (json instanceof Json.Numeral(String digits, Json.Spot spot) && digits.matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(digits);
        }
        throw reading.wrongKind("version", json, "whole-number");
    }

    /// Reads a section; one that can't be accepted is kept as it stands.
    private <T> Optional<T> section(Fields fields, String name, Function<Json, T> read) {
        Optional<Json> json = fields.take(name);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return json.map(read);
        } catch (GradusException refused) {
            reading.forget(name);
            sections.put(
                    name,
                    new Kept.Section(
                            JsonWriter.line(json.get()), refused.diagnostics().getFirst()));
            return Optional.empty();
        }
    }

    static String write(Project project) {
        Kept kept = project.kept();
        GraphWriter graphs = new GraphWriter(project.layout(), kept);
        SetupWriter setups = new SetupWriter(kept, graphs);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", Json.of(FORMAT));
        members.put("version", Json.of(kept.version()));
        if (!project.title().isEmpty()) {
            members.put("title", Json.of(project.title()));
        }
        if (!project.purpose().isEmpty()) {
            members.put("purpose", Json.of(project.purpose()));
        }
        members.put("graph", graphs.write(project.graph(), ""));
        Json training = section(kept, Project.TRAINING).orElseGet(() -> setups.training(project.training()));
        Map<String, Json> layout = LayoutWriter.members(project.layout(), graphs.placed(), kept);
        GraphWriter.putKept(layout, kept, "layout");
        members.put("layout", Json.of(layout));
        section(kept, Project.DATA)
                .or(() -> project.data().map(setups::data))
                .ifPresent(data -> members.put(Project.DATA, data));
        members.put(Project.TRAINING, training);
        GraphWriter.putKept(members, kept, "");
        return JsonWriter.file(Json.of(members));
    }

    private static Optional<Json> section(Kept kept, String name) {
        return kept.section(name).map(section -> JsonReader.read(section.content(), name));
    }
}

package gradus.engine.project;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.train.GraphProblems;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a project file states. Immutable.
///
/// @param title what people call it; empty when they call it by its file
/// @param purpose what it is for, in a line; may be empty
/// @param kept what the file holds beyond what this version understands
public record Project(
        String title,
        String purpose,
        Graph graph,
        Layout layout,
        Optional<DataSetup> data,
        TrainingSetup training,
        Kept kept) {

    static final String DATA = "data";
    static final String TRAINING = "training";

    /// A project without nodes.
    public static Project empty() {
        return of(Graph.EMPTY, Layout.empty(Direction.UP));
    }

    /// A project of a graph, without data and with the standard training.
    public static Project of(Graph graph, Layout layout) {
        return new Project("", "", graph, layout, Optional.empty(), TrainingSetup.standard(), Kept.NOTHING);
    }

    /// Everything that is wrong with the project, data files aside: of the file it came from, of the graph, and of
    /// what it states about its data. Nothing can run while there is an error among it.
    public List<Diagnostic> check() {
        return check(Types.of(graph));
    }

    /// The same, when the types of the graph's values are known already.
    public List<Diagnostic> check(Types types) {
        List<Diagnostic> problems = new ArrayList<>();
        if (kept.isNewer()) {
            problems.add(newerVersion(kept));
        }
        kept.sections().values().forEach(section -> problems.add(section.reason()));
        problems.addAll(GraphProblems.of(graph, types));
        data.ifPresent(setup -> {
            List<Diagnostic> wrong = setup.check();
            problems.addAll(wrong.isEmpty() ? DataFit.check(graph, setup) : wrong);
        });
        return problems;
    }

    static Diagnostic newerVersion(Kept kept) {
        return Diagnostic.error(
                "project.newer-version",
                new Place.Everywhere(),
                Integer.toString(kept.version()),
                Integer.toString(Kept.CURRENT_VERSION));
    }

    /// The project under another title.
    public Project withTitle(String other) {
        return new Project(other, purpose, graph, layout, data, training, kept);
    }

    /// The project for another purpose.
    public Project withPurpose(String other) {
        return new Project(title, other, graph, layout, data, training, kept);
    }

    /// The project with another graph.
    public Project withGraph(Graph other) {
        return new Project(title, purpose, other, layout, data, training, kept);
    }

    /// The project laid out otherwise.
    public Project withLayout(Layout other) {
        return new Project(title, purpose, graph, other, data, training, kept);
    }

    /// The project with other data, or none.
    public Project withData(Optional<DataSetup> other) {
        return new Project(title, purpose, graph, layout, other, training, kept.withoutSection(DATA));
    }

    /// The project trained otherwise.
    public Project withTraining(TrainingSetup other) {
        return new Project(title, purpose, graph, layout, data, other, kept.withoutSection(TRAINING));
    }
}

package gradus.app.document;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.train.TrainingSetup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a person works on: a project and the file it is kept in. Immutable; [Edit]s make the next one.
///
/// @param file empty until it is saved for the first time
public record Document(Project project, Optional<Path> file) {

    /// A document around a project, whose nodes without a position are placed.
    public static Document of(Project project, Optional<Path> file) {
        return new Document(project.withLayout(Placement.complete(project.graph(), project.layout())), file);
    }

    /// A document without nodes.
    public static Document empty() {
        return new Document(Project.empty(), Optional.empty());
    }

    public Graph graph() {
        return project.graph();
    }

    public Layout layout() {
        return project.layout();
    }

    /// Where the project's data lie and how they are read.
    public Optional<DataSetup> data() {
        return project.data();
    }

    /// How the project is trained.
    public TrainingSetup training() {
        return project.training();
    }

    /// The document with another graph; the same object when it is equal.
    public Document withGraph(Graph graph) {
        return graph.equals(graph())
                ? this
                : new Document(project.withGraph(graph).withLayout(Bends.kept(layout(), graph(), graph)), file);
    }

    /// The document with its nodes elsewhere; the same object when they are not.
    public Document withLayout(Layout layout) {
        return layout.equals(layout()) ? this : new Document(project.withLayout(layout), file);
    }

    /// The document with other data, or none; the same object when they are equal.
    public Document withData(Optional<DataSetup> data) {
        return data.equals(data()) ? this : new Document(project.withData(data), file);
    }

    /// The document trained otherwise; the same object when it is not.
    public Document withTraining(TrainingSetup training) {
        return training.equals(training()) ? this : new Document(project.withTraining(training), file);
    }

    /// The same document kept in another file.
    public Document withFile(Path other) {
        return new Document(project, Optional.of(other));
    }

    /// Whether two documents give the same numbers: names and places may differ.
    public boolean computesAs(Document other) {
        Graph graph = graph();
        Graph that = other.graph();
        return data().equals(other.data())
                && graph.outputs().equals(that.outputs())
                && unnamed(graph).equals(unnamed(that));
    }

    private static Map<String, Node> unnamed(Graph graph) {
        return graph.nodes().stream().collect(Collectors.toMap(Node::id, node -> node.withName("")));
    }
}

package gradus.engine.project;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Graph;
import gradus.engine.train.TrainingSetup;
import java.util.Optional;

/// All that a project file states. Immutable.
///
/// @param unknown what a newer version wrote and this one doesn't understand, as it stood in the file; empty text
///     when there is nothing
public record Project(Graph graph, Layout layout, Optional<DataSetup> data, TrainingSetup training, String unknown) {

    /// A project without nodes.
    public static Project empty() {
        return of(Graph.EMPTY, Layout.empty(Direction.UP));
    }

    /// A project of a graph, without data and with the standard training.
    public static Project of(Graph graph, Layout layout) {
        return new Project(graph, layout, Optional.empty(), TrainingSetup.standard(), "");
    }

    /// The project with another graph.
    public Project withGraph(Graph other) {
        return new Project(other, layout, data, training, unknown);
    }

    /// The project laid out otherwise.
    public Project withLayout(Layout other) {
        return new Project(graph, other, data, training, unknown);
    }

    /// The project with other data, or none.
    public Project withData(Optional<DataSetup> other) {
        return new Project(graph, layout, other, training, unknown);
    }

    /// The project trained otherwise.
    public Project withTraining(TrainingSetup other) {
        return new Project(graph, layout, data, other, unknown);
    }
}

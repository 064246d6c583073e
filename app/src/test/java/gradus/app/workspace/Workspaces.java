package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.engine.graph.Graph;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.util.Optional;

/// Workspaces that tests stand on.
public final class Workspaces {
    private Workspaces() {}

    /// A workspace on this graph, whose runs are over at once.
    public static Workspace of(Graph graph) {
        Workspace workspace = new Workspace(ByHand.workplace(Runnable::run, Runnable::run, Runnable::run));
        workspace.open(Document.of(Project.of(graph, Layout.empty(Direction.UP)), Optional.empty()));
        return workspace;
    }
}

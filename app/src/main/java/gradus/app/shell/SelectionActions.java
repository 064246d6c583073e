package gradus.app.shell;

import gradus.app.document.Duplicate;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person does with what is selected, or to select.
record SelectionActions(Workspace workspace) {

    /// Copies the selected nodes a little aside.
    void duplicate() {
        workspace.apply(
                Duplicate.of(workspace.document().get(), workspace.selection().get()));
        workspace.seal();
    }

    /// Selects what is not, and nothing else.
    void invert() {
        Set<String> selected = workspace.selection().get();
        workspace.select(graph().nodes().stream()
                .map(Node::id)
                .filter(id -> !selected.contains(id))
                .toList());
    }

    /// Selects what the selected nodes read, too.
    void upstream() {
        workspace.select(workspace.selection().get().stream()
                .flatMap(id -> graph().upstream(id).stream())
                .collect(Collectors.toSet()));
    }

    /// Selects what reads the selected nodes, too.
    void downstream() {
        Set<String> selected = workspace.selection().get();
        workspace.select(graph().nodes().stream()
                .map(Node::id)
                .filter(id -> graph().upstream(id).stream().anyMatch(selected::contains))
                .toList());
    }

    private Graph graph() {
        return workspace.document().get().graph();
    }
}

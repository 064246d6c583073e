package gradus.app.shell;

import gradus.app.document.Alignment;
import gradus.app.document.Edit;
import gradus.app.document.Fragments;
import gradus.app.document.Insert;
import gradus.app.document.NodeEdit;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Fragment;
import gradus.engine.project.Position;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What a person does with what is selected, or to select.
///
/// @param pointed where the pointer is on the canvas, if it is there
record SelectionActions(Workspace workspace, ShellViewModel shell, Supplier<Optional<Position>> pointed) {

    /// Copies the selected nodes a little aside.
    void duplicate() {
        workspace.apply(Insert.duplicate(workspace.here(), workspace.selection().get()));
        workspace.seal();
    }

    /// Puts the selected nodes into the clipboard, as text.
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(Fragments.text(workspace.here(), workspace.selection().get()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The same, and takes them away.
    void cut() {
        copy();
        workspace.apply(new Edit.RemoveNodes(workspace.selection().get()));
        workspace.seal();
    }

    /// Puts in the nodes that the clipboard holds as text: where the pointer is, if it is on the canvas, or else a
    /// little aside of where they were. Long texts are read off the window's thread.
    ///
    /// @param isWired whether wires from nodes that were not copied are kept
    void paste(boolean isWired) {
        String text =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        String name = shell.messages().get().text("edit.clipboard");
        Optional<Position> place = pointed.get();
        shell.work(() -> Fragment.parse(text, name), pasted -> {
            Insert insert = place.map(
                            at -> Insert.pasteAt(workspace.here(), pasted.nodes(), pasted.places(), isWired, at))
                    .orElseGet(() -> Insert.paste(workspace.here(), pasted.nodes(), pasted.places(), isWired));
            workspace.apply(insert);
            workspace.seal();
        });
    }

    /// Takes the selected nodes away and joins what is left.
    void heal() {
        apply(NodeEdit.Heal::new);
    }

    /// Leaves the selected nodes out for a while, or uses them again.
    void bypass() {
        apply(ids -> NodeEdit.Bypass.of(workspace.here(), ids));
    }

    /// Lets training leave the parameters of the selected nodes as they are, or change them again.
    void freeze() {
        apply(ids -> NodeEdit.Freeze.of(workspace.here(), ids));
    }

    /// Makes a project of its own of what leads up to the selected node.
    void split() {
        workspace.selection().get().stream().findFirst().ifPresent(shell::split);
    }

    /// Draws the selected cards as their titles, or whole again.
    void collapse() {
        apply(ids -> NodeEdit.collapse(workspace.here(), ids));
    }

    /// Makes an edit of the selection, or says why there is none.
    private void apply(Function<Set<String>, Edit> edit) {
        try {
            workspace.apply(edit.apply(workspace.selection().get()));
            workspace.seal();
        } catch (GradusException refused) {
            workspace.refuse(refused.diagnostics());
        }
    }

    /// Puts the selected nodes in order.
    void align(Alignment alignment) {
        workspace.apply(alignment.of(workspace.here(), workspace.selection().get()));
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
        workspace.select(graph().downstream(workspace.selection().get()));
    }

    private Graph graph() {
        return workspace.here().graph();
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Computing;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.network());
    private final SimpleObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final Computing computing = new Computing(Runnable::run, Runnable::run, List::of);
    private final StatusViewModel status = new StatusViewModel(workspace, computing, messages, System::nanoTime);

    @Test
    void theLineTellsTheGraphsSizeAndTheSelectedNodesShape() {
        assertEquals(
                "5 nodes · 343 parameters · 313 multiply-adds a row",
                status.line().get().graph());
        workspace.select(Set.of("dense_1"));
        assertEquals("dense_1 [N, 20]", status.line().get().graph());
        workspace.select(Set.of());
        workspace.apply(new Edit.Disconnect("dense_2", "x"));
        assertEquals("5 nodes", status.line().get().graph(), "what can't be typed has no count");
        messages.set(Messages.of(Language.PORTUGUESE));
        assertEquals("5 nós", status.line().get().graph());
    }

    @Test
    void theLineTellsWhatComputesAndWhetherTheProjectIsSaved() {
        assertEquals("CPU", status.line().get().device());
        assertEquals("Not saved yet", status.line().get().saved());
        workspace.apply(new Edit.Disconnect("dense_2", "x"));
        assertEquals("Unsaved changes", status.line().get().saved());
    }
}

package gradus.app.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Operation;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The list of problems with its remedies, clicked.
class ProblemsViewTest {
    private final Workspace workspace = Fx.call(() -> Workspaces.of(misfit()));
    private final ProblemsViewModel model =
            Fx.call(() -> new ProblemsViewModel(workspace, Messages.of(Language.ENGLISH), node -> {}));
    private final Stage stage =
            Fx.show(Fx.call(() -> new ProblemsView(model, Messages.of(Language.ENGLISH))), 900, 200);

    /// A network with 5 units for 3 classes.
    private static Graph misfit() {
        Graph network = Graphs.network();
        return network.with(network.node("dense_3").withOperation(new Dense(5, Activation.SOFTMAX)));
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aClickOnARemedyMendsTheGraphAndUndoBringsItBack() {
        Fx.until("the problem is listed", () -> Fx.find(stage, ".hyperlink").isPresent());
        Fx.photograph(stage, "problems");
        String label = Fx.call(() -> ((Hyperlink) Fx.find(stage, ".hyperlink").orElseThrow()).getText());
        assertTrue(label.contains("dense_3") && label.contains("3"), label);
        Fx.click(stage, ".hyperlink");
        Fx.until("it is mended", () -> model.problems().isEmpty());
        assertEquals(new Dense(3, Activation.SOFTMAX), lastLayer());
        Fx.run(workspace::undo);
        assertEquals(new Dense(5, Activation.SOFTMAX), lastLayer());
        assertEquals(1, Fx.call(() -> model.problems().size()));
    }

    private Operation lastLayer() {
        return Fx.call(() -> workspace.document().get().graph().node("dense_3").operation());
    }
}

package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.ByHand;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Operation;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// What is wrong at a node, told there; its remedies previewed, applied and taken back.
class TroubleTest extends CanvasGestures {
    TroubleTest() {
        super(CanvasStage.open(
                ByHand.workplace(Runnable::run, Runnable::run, Runnable::run),
                Theme.LIGHT,
                Language.ENGLISH,
                1000,
                640));
    }

    /// A network with 5 units for 3 classes, whose loss has no targets.
    private void openMisfit() {
        Graph network = Graphs.network();
        Graph misfit = network.with(network.node("dense_3").withOperation(new Dense(5, Activation.SOFTMAX)));
        Fx.run(() -> stage.workspace()
                .open(Document.of(Project.of(misfit, Layout.empty(Direction.RIGHT)), Optional.empty())));
        settled();
    }

    @Test
    void aRemedyUnderThePointerIsShownAsItWouldBeAndAClickAppliesIt() {
        openMisfit();
        click(centre("node:loss"), 1);
        Fx.until("it is told", () -> popup().isVisible());
        String text = Fx.call(() -> ((Label) popup().lookup(".trouble-text")).getText());
        assertTrue(text.contains("3") && text.contains("5"), "both shapes: " + text);
        Point2D link = Fx.call(() -> middle(Fx.find(stage.stage(), "#fix-0").orElseThrow()));
        Document before = Fx.call(() -> stage.workspace().here());
        Fx.run(() -> new Robot().mouseMove(link));
        Fx.until("it is previewed", () -> ghost("dense_3").isPresent());
        Fx.photograph(stage.stage(), "ghost");
        assertEquals(before, Fx.call(() -> stage.workspace().here()), "only shown");
        Fx.run(() -> new Robot().mouseMove(link.add(0, -200)));
        Fx.until("it is no longer previewed", () -> ghost("dense_3").isEmpty());
        click(link, 1);
        Fx.until("it is mended", () -> stage.workspace().diagnostics().get().isEmpty());
        assertEquals(new Dense(3, Activation.SOFTMAX), lastLayer());
        Fx.until("nothing is told any more", () -> !popup().isVisible());
        Fx.run(() -> stage.workspace().undo());
        assertEquals(new Dense(5, Activation.SOFTMAX), lastLayer());
    }

    @Test
    void remediesAreReachedByKeysAndNewWiresArePreviewed() {
        openMisfit();
        Fx.run(() -> {
            stage.workspace().apply(new gradus.app.document.Edit.Disconnect("loss", "y_true"));
            stage.workspace().select(Set.of("loss"));
            stage.view().requestFocus();
        });
        settled();
        holding(KeyCode.ALT, () -> press(KeyCode.ENTER));
        Fx.until(
                "a wire is previewed",
                () -> Fx.find(stage.stage(), ".ghost-wire").isPresent());
        press(KeyCode.ESCAPE);
        assertFalse(Fx.call(() -> popup().isVisible()));
        Fx.until(
                "nothing is previewed",
                () -> Fx.find(stage.stage(), ".ghost-wire").isEmpty());
        holding(KeyCode.ALT, () -> press(KeyCode.ENTER));
        press(KeyCode.ENTER);
        Fx.until("it is wired", () -> graph().node("loss").input("y_true").isPresent());
        assertEquals(Optional.of("edit.mend"), stage.workspace().undoLabel().get());
    }

    private Node popup() {
        return Fx.find(stage.stage(), "#trouble").orElseThrow();
    }

    private Optional<Node> ghost(String id) {
        return Fx.find(stage.stage(), "#ghost-" + id);
    }

    private Operation lastLayer() {
        return Fx.call(() -> graph().node("dense_3").operation());
    }
}

package gradus.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.TrainingRun.Halt;
import gradus.app.workspace.Workspace;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingEvent;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Resting, going on and single steps, by the buttons of the training panel.
class PausingTest {
    private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final Workspace workspace = Fx.call(() -> new Workspace(Iris.workplace()));
    private final TrainingViewModel model = Fx.call(() -> new TrainingViewModel(workspace, messages));
    private final Stage stage =
            Fx.show(Fx.call(() -> new TrainingView(model, workspace, messages, () -> {})), 1100, 240);

    @BeforeEach
    void openIris() {
        Fx.run(() -> {
            Theme.LIGHT.apply(stage.getScene());
            workspace.open(Iris.document());
            model.pace().set(1);
        });
        Fx.until("the data are read", () -> workspace.data().get() instanceof DataState.Ready);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            workspace.stop();
            stage.close();
        });
    }

    @Test
    void aRunThatRestedLearnsTheSameBits() {
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        Learned straight = learned();

        step(1, 1);
        Learned first = learned();
        step(1, 2);
        assertEquals(1, learned().step() - first.step(), "a step is one batch");
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.startsWith("Resting · epoch 1 of 50, batch 2 of "), status);
        Fx.photograph(stage, "training-resting");
        Messages portuguese = Messages.of(Language.PORTUGUESE);
        Fx.run(() -> messages.set(portuguese));
        Fx.until(
                "the choice speaks Portuguese too",
                () -> stage.getScene().getRoot().lookupAll("#training-target .list-cell").stream()
                        .anyMatch(cell -> "Categoria".equals(((Labeled) cell).getText())));
        Fx.photograph(stage, "training-resting-pt");

        press("#training-one-epoch");
        rests(1, halt().orElseThrow().batches());
        assertEquals(1, Fx.call(() -> run().orElseThrow().epochs().size()), "the epoch is told whole");
        press("#training-one-epoch");
        Fx.until(
                "the second epoch is done",
                () -> halt().filter(at -> at.epoch() == 2 && at.batch() == at.batches())
                        .isPresent());
        press("#training-pause");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.COMPLETED), ended());
        assertEquals(straight, learned(), "the same weights and the same state, bit for bit");
    }

    @Test
    void aRunRestsWhileItGoesAndIsStoppedFromThere() {
        Fx.run(() -> model.pace().set(0));
        Fx.click(stage, "#training-train");
        Fx.until(
                "an epoch is done",
                () -> run().filter(run -> !run.epochs().isEmpty()).isPresent());
        Fx.until(
                "it is told how long that will take",
                () -> label("#training-status").getText().matches(".* · about 4\\d s left"));
        press("#training-pause");
        Fx.until("it rests", () -> halt().isPresent());
        assertTrue(Fx.call(() -> model.isTraining()), "it isn't over");
        int done = Fx.call(() -> run().orElseThrow().epochs().size());
        press("#training-stop");
        Fx.until("it is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.STOPPED), ended());
        assertEquals(done, Fx.call(() -> run().orElseThrow().epochs().size()));
    }

    @Test
    void aRunWithoutPatienceEndsEarly() {
        Fx.run(() -> {
            model.type("learning_rate", "0.5");
            model.type("patience", "3");
        });
        assertEquals(3, Fx.call(() -> workspace.document().get().training().patience()));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.NO_BETTER), ended());
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.startsWith("Ended early, with the weights of the lowest loss · epoch "), status);
        Fx.photograph(stage, "training-early");
        Fx.run(() -> model.type("patience", ""));
        assertEquals(0, Fx.call(() -> workspace.document().get().training().patience()));
        Fx.run(() -> model.type("patience", "-1"));
        assertTrue(Fx.call(() -> model.mistakes().containsKey("patience")));
    }

    private void step(int epoch, int batch) {
        press("#training-one-step");
        rests(epoch, batch);
    }

    private void rests(int epoch, int batch) {
        Fx.until(
                "it rests after batch " + batch,
                () -> halt().filter(at -> at.epoch() == epoch && at.batch() == batch)
                        .isPresent());
    }

    /// Once the run before has been followed and the button can be used.
    private void press(String button) {
        Fx.until(
                button + " can be used",
                () -> Fx.find(stage, button).map(node -> !node.isDisabled()).orElse(false));
        Fx.run(() -> ((Button) Fx.find(stage, button).orElseThrow()).requestFocus());
        Fx.click(stage, button);
    }

    private Optional<TrainingRun> run() {
        return workspace.training().get();
    }

    private Optional<Halt> halt() {
        return run().flatMap(TrainingRun::halt);
    }

    private Optional<TrainingEvent.End> ended() {
        return run().flatMap(TrainingRun::end);
    }

    private Learned learned() {
        return Fx.call(() -> run().orElseThrow().learned().orElseThrow());
    }

    private Label label(String selector) {
        return (Label) stage.getScene().lookup(selector);
    }
}

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
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.data.DataSet;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.Moment;
import gradus.engine.train.RunEvent;
import gradus.engine.train.Steering;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Resting, going on and single steps, by the buttons of the training panel.
class PausingTest {
    private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final Workplace place = Iris.workplace();
    private final Workspace workspace = Fx.call(() -> new Workspace(place));
    private final TrainingViewModel model = Fx.call(() -> new TrainingViewModel(workspace, messages));
    private final Stage stage =
            Fx.show(Fx.call(() -> new TrainingView(model, workspace, place, messages, () -> {})), 1100, 240);

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
        assertEquals(
                3, Fx.call(() -> workspace.document().get().training().stop().patience()));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.NO_BETTER), ended());
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.startsWith("Ended early, with the weights of the lowest loss · epoch "), status);
        Fx.photograph(stage, "training-early");
        Fx.run(() -> model.type("patience", ""));
        assertEquals(
                0, Fx.call(() -> workspace.document().get().training().stop().patience()));
        Fx.run(() -> model.type("patience", "-1"));
        assertTrue(Fx.call(() -> model.mistakes().containsKey("patience")));
    }

    @Test
    void theLearningRateIsChangedWhileTheRunGoesOn() {
        step(1, 1);
        Fx.click(stage, "#training-learning_rate");
        Fx.run(() -> ((TextField) stage.getScene().lookup("#training-learning_rate")).selectAll());
        keys(KeyCode.DIGIT0, KeyCode.PERIOD, KeyCode.DIGIT5);
        assertEquals(List.of(new RunEvent.Paused(halt(1, 1))), events(), "the field is not left yet");
        keys(KeyCode.ENTER);
        assertEquals(0.5, rate(), "the document's own setting");
        press("#training-one-step");
        rests(1, 2);
        RunEvent changed = new RunEvent.RateChanged(halt(1, 1), 0.01, 0.5);
        assertEquals(List.of(new RunEvent.Paused(halt(1, 1)), changed), events().subList(0, 2));
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.endsWith(" · learning rate 0.5 since epoch 1"), status);
        press("#training-one-epoch");
        rests(1, halt().orElseThrow().batches());
        assertEquals(0.5, run().orElseThrow().epochs().getFirst().learningRate());
        Fx.photograph(stage, "training-steered");

        Fx.run(workspace::undo);
        assertEquals(0.01, rate());
        press("#training-one-epoch");
        Fx.until("an epoch more is done", () -> run().orElseThrow().epochs().size() == 2);
        assertEquals(0.01, run().orElseThrow().epochs().getLast().learningRate(), "undo gives the run its rate back");
        press("#training-pause");
        Fx.until("the run is over", () -> ended().isPresent());
        Learned steered = learned();
        assertEquals(steered, repeated(run().orElseThrow().events()), "bit for bit");
    }

    /// What a run learns that is steered as another one was, without a window.
    private Learned repeated(List<RunEvent> events) {
        TrainingSetup setup = Iris.document().training();
        DataSet data = workspace.data().get().find().orElseThrow();
        Trainer trainer = new Trainer(
                Model.of(Iris.document().graph(), setup.loss()),
                setup,
                data.train(),
                Optional.of(data.validation()),
                true,
                Iris.workplace().device());
        return trainer.train(trainer.initial(), 1, event -> {}, Steering.repeating(events, () -> false));
    }

    private static void keys(KeyCode... keys) {
        for (KeyCode key : keys) {
            Fx.run(() -> new Robot().keyType(key));
        }
    }

    private double rate() {
        return Fx.call(() -> workspace.document().get().training().optimizer().learningRate());
    }

    private List<RunEvent> events() {
        return Fx.call(() -> run().orElseThrow().events());
    }

    private Moment halt(int epoch, int batch) {
        return new Moment(epoch, batch, halt().orElseThrow().batches());
    }

    @Test
    void aRunEndsOnceItIsGoodEnoughOrTheTimeIsOver() {
        Fx.run(() -> {
            model.type("stop_at", "accuracy ≥ 0.8");
            model.type("stop_after", "0.000001");
        });
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.OUT_OF_TIME), ended());
        Fx.run(() -> model.type("stop_after", ""));
        press("#training-train");
        Fx.until(
                "the run is over",
                () -> ended().filter(TrainingEvent.End.REACHED::equals).isPresent());
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.startsWith("Ended early: the figures are as good as you asked for · epoch "), status);
        Fx.run(() -> messages.set(Messages.of(Language.PORTUGUESE)));
        assertEquals("accuracy ≥ 0,8", Fx.call(() -> model.text("stop_at")));
        Fx.run(() -> model.type("stop_at", "accuracy >= 0,9; loss <= 0,1"));
        assertEquals(
                List.of("accuracy >= 0.9", "loss <= 0.1"),
                Fx.call(() ->
                        workspace.document().get().training().stop().stopAt().texts()));
        Fx.photograph(stage, "training-stops-pt");
        Fx.run(() -> model.type("stop_at", "muito boa"));
        assertTrue(Fx.call(() -> label("#training-mistake").getText()).contains("uma medida e um limite"));
        Fx.run(() -> model.type("stop_at", "f1 >= 0,9"));
        press("#training-train");
        Fx.until("it is told", () -> label("#training-mistake").getText().contains("“f1”"));
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

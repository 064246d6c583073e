package gradus.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.data.TargetKind;
import gradus.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingPanelTest {

    private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final Workplace place = Iris.workplace();
    private final Workspace workspace = Fx.call(() -> new Workspace(place));
    private final TrainingViewModel model = Fx.call(() -> new TrainingViewModel(workspace, messages));
    private final Stage stage =
            Fx.show(Fx.call(() -> new TrainingView(model, workspace, place, messages, () -> {})), 1000, 240);

    @BeforeEach
    void openIris() {
        Fx.run(() -> {
            Theme.LIGHT.apply(stage.getScene());
            workspace.open(Iris.document());
        });
        Fx.until("the data are read", () -> workspace.data().get() instanceof DataState.Ready);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theButtonTrainsAndTheFiguresAreShown() {
        Fx.run(() -> model.pace().set(1));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.COMPLETED), ended());
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(
                status.matches("Completed · epoch 50 of 50 · loss 0\\.\\d+, accuracy \\d+(\\.\\d+)?\u202f%"), status);
        Fx.photograph(stage, "training-panel");
    }

    @Test
    void stopEndsARunThatIsWatched() {
        Fx.run(() -> model.pace().set(0));
        Fx.click(stage, "#training-train");
        Fx.until("it runs", model::isTraining);
        Fx.click(stage, "#training-stop");
        Fx.until("the run is over", () -> ended().isPresent());
        assertEquals(Optional.of(TrainingEvent.End.STOPPED), ended());
        assertTrue(Fx.call(() -> workspace.state().get().learned().isPresent()));
    }

    @Test
    void aReplayShowsTheRunFromTheStartAndEndsWithAllOfIt() {
        Fx.run(() -> model.pace().set(1));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent() && model.canReplay());
        Fx.run(() -> model.pace().set(0));
        Fx.click(stage, "#training-replay");
        assertEquals(0, Fx.call(() -> model.shown().get().orElseThrow().epochs().size()));
        Fx.run(() -> model.pace().set(1));
        Fx.until(
                "an epoch's time is over",
                () -> model.shown().get().orElseThrow().epochs().size() == 50);
    }

    @Test
    void whatCanNotBeTakenIsToldAndChangesNothing() {
        for (String wrong : List.of("0", "-1", "fast", "")) {
            type("learning_rate", wrong);
            assertFalse(Fx.call(() -> label("#training-mistake").getText()).isEmpty(), wrong);
            assertEquals(1, Fx.call(() -> model.mistakes().size()));
            assertTrue(Fx.call(() -> stage.getScene().lookup("#training-train").isDisabled()));
            assertEquals(
                    0.01,
                    Fx.call(() ->
                            workspace.document().get().training().optimizer().learningRate()));
        }
        type("learning_rate", "0.5");
        assertEquals(0, Fx.call(() -> model.mistakes().size()));
        assertEquals(
                0.5,
                Fx.call(() -> workspace.document().get().training().optimizer().learningRate()));
    }

    @Test
    void settingsAreEditsThatCanBeUndone() {
        type("epochs", "7");
        type("validation", "0.5");
        Fx.run(() -> model.chooseOptimizer("SGD"));
        assertEquals(7, Fx.call(() -> workspace.document().get().training().epochs()));
        assertEquals("SGD", Fx.call(model::optimizer));
        Fx.run(workspace::undo);
        assertEquals("Adam", Fx.call(model::optimizer));
        Fx.run(workspace::undo);
        assertEquals("0.2", Fx.call(() -> model.text("validation")));
    }

    @Test
    void metricsAreChosenByName() {
        type("metrics", "precision, top_k_categorical_accuracy(k=2)");
        assertEquals(
                List.of("precision", "top_k_categorical_accuracy(k=2)"),
                Fx.call(() -> workspace.document().get().training().metrics().texts()));
        type("metrics", "precision, f2");
        String mistake = Fx.call(() -> label("#training-mistake").getText());
        assertTrue(mistake.contains("f2") && mistake.contains("f1_score"), mistake);
        type("class_weight", "1, -2, 1");
        assertEquals(2, Fx.call(() -> model.mistakes().size()));
        type("class_weight", "1, 2.5, 1");
        assertEquals("1, 2.5, 1", Fx.call(() -> model.text("class_weight")));
        type("metrics", "precision, f1_score");
        Fx.run(() -> model.pace().set(1));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        String status = Fx.call(() -> label("#training-status").getText());
        assertTrue(status.matches(".*, precision \\S+, F1 \\S+"), status);
    }

    @Test
    void theScheduleIsChosenAndItsCurveIsDrawn() {
        Fx.until("the curve is known", () -> tip().contains("stays 0.01 for all 50 epochs"));
        Fx.run(() -> schedule().setValue("ExponentialDecay"));
        Fx.until("the curve is another", () -> tip().contains("The learning rate from 0.01 to "));
        assertEquals("ExponentialDecay", Fx.call(() -> model.step().schedule()));
        assertTrue(Fx.call(() -> ((Polyline) stage.getScene().lookup(".rate-planned"))
                        .getPoints()
                        .size())
                > 100);
        Fx.run(() -> schedule().setValue("ReduceLROnPlateau"));
        Fx.until("it can't be foreseen", () -> tip().contains("until the loss comes no lower"));
        Fx.run(() -> model.pace().set(1));
        Fx.click(stage, "#training-train");
        Fx.until("the run is over", () -> ended().isPresent());
        Fx.until(
                "the rates of the run are drawn",
                () -> ((Polyline) stage.getScene().lookup(".rate-past"))
                                .getPoints()
                                .size()
                        == 100);
        Fx.photograph(stage, "training-schedule");
    }

    @Test
    void whatIsHardlyMeantIsTold() {
        type("batch_size", "1000");
        Fx.until(
                "it is told", () -> label("#training-mistake").getText().contains("larger than the 120 training rows"));
        assertFalse(Fx.call(() -> stage.getScene().lookup("#training-train").isDisabled()));
        type("batch_size", "10");
        type("validation", "0.01");
        Fx.until(
                "it is told", () -> label("#training-mistake").getText().startsWith("No validation row has the class"));
    }

    private String tip() {
        return stage.getScene().lookup("#training-rates").getAccessibleText();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> schedule() {
        return (ComboBox<String>) stage.getScene().lookup("#training-schedule");
    }

    @Test
    void inPortugueseTheCommaIsTheDecimalSign() {
        Fx.run(() -> messages.set(Messages.of(Language.PORTUGUESE)));
        assertEquals("0,01", Fx.call(() -> field("learning_rate").getText()));
        type("learning_rate", "0,02");
        assertEquals(
                0.02,
                Fx.call(() -> workspace.document().get().training().optimizer().learningRate()));
        Fx.photograph(stage, "training-panel-pt");
    }

    @Test
    void theTargetMayBeStatedToBeANumber() {
        Fx.run(() -> model.chooseTargetKind(TargetKind.NUMBER));
        Fx.until(
                "the kind is changed or refused",
                () -> model.targetKind().equals(Optional.of(TargetKind.NUMBER))
                        || !workspace.diagnostics().get().isEmpty());
    }

    @Test
    void thePaceGoesFromOneEpochASecondToFullSpeed() {
        assertEquals(1, PaceScale.seconds(0));
        assertEquals(0, PaceScale.seconds(1));
        assertEquals(4, 50 * PaceScale.seconds(PaceScale.place(50)), 1e-9);
        assertEquals(4, 100 * PaceScale.seconds(PaceScale.place(100)), 1e-9);
        assertEquals("12.5 epochs per second", Fx.call(model::paceText).replace("13", "12.5"));
    }

    private void type(String setting, String text) {
        Fx.run(() -> {
            field(setting).requestFocus();
            field(setting).setText(text);
        });
    }

    private TextField field(String setting) {
        return (TextField) stage.getScene().lookup("#training-" + setting);
    }

    private Label label(String selector) {
        return (Label) stage.getScene().lookup(selector);
    }

    private Optional<TrainingEvent.End> ended() {
        return workspace.training().get().flatMap(TrainingRun::end);
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.train.Phase;
import gradus.engine.train.RunEvent;
import gradus.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steering a run and setting what it does, by mouse and keys.
class TrainingControlTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theLearningRateIsChangedWhileTheRunGoesOnAndTheRunEndsByItsRule() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.LIGHT)) {
            Workspace workspace = open(window);
            Fx.run(() -> window.window().view().training().pace().set(0.2));
            write(window, "#training-epochs", "4000");
            write(window, "#training-stop_at", "accuracy >= 0.9");
            // Hardly learns: the run can't reach its aim before it is made to rest, however slowly the robot clicks.
            write(window, "#training-learning_rate", "0.000001");
            window.type(KeyCode.ENTER);
            window.click("#training-train");
            window.until(
                    "it goes on",
                    () -> run(workspace).filter(TrainingRun::isRunning).isPresent());
            window.click("#training-pause");
            window.until(
                    "it rests", () -> run(workspace).flatMap(TrainingRun::halt).isPresent());
            write(window, "#training-learning_rate", "0.02");
            window.type(KeyCode.ENTER);
            window.click("#training-one-step");
            window.until(
                    "it is told", () -> events(workspace).stream().anyMatch(RunEvent.RateChanged.class::isInstance));
            window.until(
                    "it is said", () -> window.text("#training-status").contains("learning rate 0.02 since epoch"));
            Fx.photograph(window.window().stage(), "training-control");
            Fx.run(() -> window.window().view().training().pace().set(1));
            window.click("#training-pause");
            window.until(
                    "it is over", () -> run(workspace).flatMap(TrainingRun::end).isPresent());
            assertEquals(
                    Optional.of(TrainingEvent.End.REACHED),
                    Fx.call(() -> run(workspace).flatMap(TrainingRun::end)));
        }
    }

    @Test
    void clippingClassWeightsAndMetricsAreSetInPortugueseAndMistakesAreTold() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.LIGHT)) {
            Workspace workspace = open(window);
            write(window, "#training-class_weight", "1, -2, 1");
            window.until("it is refused", () -> window.text("#training-mistake").contains("Pesos das classes"));
            write(window, "#training-class_weight", "1, 2");
            window.click("#training-train");
            window.until(
                    "two are too few", () -> window.text("#training-mistake").contains("3 classes"));
            Fx.photograph(window.window().stage(), "training-mistake-pt");
            write(window, "#training-class_weight", "1, 2, 1");
            write(window, "#training-metrics", "precisao");
            window.until("it is unknown", () -> window.text("#training-mistake").contains("precisao"));
            write(window, "#training-metrics", "precision, recall");

            window.click("#tab-step");
            window.click("#step-add");
            window.click("#step-add-ClipGradients");
            window.until("it is added", () -> phases(workspace).get(4) instanceof Phase.ClipGradients);
            rewrite(window, "#step-4-limit", "-1");
            window.until("it is refused", () -> !window.text("#step-mistake").isEmpty());
            assertTrue(window.text("#step-mistake").contains("maior que 0"), window.text("#step-mistake"));
            Fx.photograph(window.window().stage(), "step-clip-pt");
            rewrite(window, "#step-4-limit", "0,5");
            window.until(
                    "it is taken",
                    () -> phases(workspace).get(4) instanceof Phase.ClipGradients clip && clip.limit() == 0.5);
        }
    }

    private Workspace open(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.until("the data are read", () -> workspace.data().get() instanceof DataState.Ready);
        window.click("#tab-training");
        return workspace;
    }

    private static void write(OpenWindow window, String field, String text) {
        window.click(field);
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(text);
    }

    /// The same in a field that may lie further down.
    private static void rewrite(OpenWindow window, String field, String text) {
        Node node = window.node(field);
        Fx.run(node::requestFocus);
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(text);
        window.type(KeyCode.ENTER);
    }

    private static Optional<TrainingRun> run(Workspace workspace) {
        return workspace.training().get();
    }

    private static List<RunEvent> events(Workspace workspace) {
        return run(workspace).map(TrainingRun::events).orElse(List.of());
    }

    private static List<Phase> phases(Workspace workspace) {
        return workspace.document().get().training().loop().phases();
    }
}

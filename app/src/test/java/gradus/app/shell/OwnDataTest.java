package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Document;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's own table, from the file to the trained network.
class OwnDataTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aTableBecomesDataANetworkIsTypedBehindItAndTrained() throws IOException {
        Path table = Files.writeString(
                folder.resolve("points.csv"), "x;y;side\n" + "0,5;1,5;left\n1,5;0,5;right\n0,25;2;left\n".repeat(12));
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.answer(table);
            window.type(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
            window.part("node:data");
            window.until("the rows are read", () -> workspace(window).data().get() instanceof DataState.Ready);
            window.click("#formula");
            window.type("2 -> 6 tanh -> 2 softmax");
            window.type(KeyCode.ENTER);
            window.until("the network is there", () -> document(window).graph().contains("loss"));
            assertTrue(document(window).graph().contains("data"), "behind the data that are there");
            Fx.run(() -> workspace(window).pace(0));
            window.type(KeyCode.F6);
            window.until(
                    "it is trained",
                    () -> workspace(window)
                            .training()
                            .get()
                            .flatMap(TrainingRun::end)
                            .isPresent());
            TrainingRun run = Fx.call(() -> workspace(window).training().get().orElseThrow());
            assertEquals(Optional.of(TrainingEvent.End.COMPLETED), run.end());
            assertEquals(Optional.of(1.0), run.last().orElseThrow().training().metric("accuracy"));
        }
    }

    @Test
    void aTableThatCanNotBeReadIsToldAndChangesNothing() throws IOException {
        Path table = Files.writeString(folder.resolve("empty.csv"), "");
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.type(KeyCode.N, KeyCode.CONTROL);
            Document before = document(window);
            window.answer(table);
            window.type(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until(
                    "it is told",
                    () -> window.find("#notice-text")
                            .filter(notice -> OpenWindow.words(notice).contains("empty.csv"))
                            .isPresent());
            assertEquals(before, document(window));
        }
    }

    private static gradus.app.workspace.Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    private static Document document(OpenWindow window) {
        return Fx.call(() -> workspace(window).document().get());
    }
}

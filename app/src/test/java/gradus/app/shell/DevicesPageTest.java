package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Computing;
import gradus.app.workspace.TrainingRun;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The choice of what computes, by mouse and keys.
class DevicesPageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theStatusLineLeadsToThePageAndAChoiceIsTaken() {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.LIGHT)) {
            window.click("#sample-scalar-graph");
            window.part("value:z");
            Computing computing = window.window().workplace().computing();
            window.click("#status-device");
            window.node("#settings");
            window.until(
                    "devices are tried out", () -> !computing.entries().get().isEmpty());
            window.click("#settings-device-cpu");
            window.until(
                    "the processor is chosen", () -> computing.chosen().get().equals(Computing.PROCESSOR));
            assertTrue(text(window, "#settings-devices-now").startsWith("CPU computes."));
            window.type(KeyCode.ESCAPE);
        }
    }

    @Test
    void aTrainingTellsWhatComputedItAndWhy() {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.LIGHT)) {
            window.click("#sample-iris");
            window.until(
                    "it is trained",
                    () -> window.window()
                            .workspace()
                            .training()
                            .get()
                            .flatMap(TrainingRun::end)
                            .isPresent());
            Computing computing = window.window().workplace().computing();
            assertEquals(Computing.AUTO, Fx.call(() -> computing.chosen().get()));
            assertEquals("cpu", Fx.call(() -> computing.now().get().id()));
            String reason = Fx.call(() -> computing.now().get().reason().key());
            assertTrue(reason.startsWith("device.auto."), reason);
            ComboBox<?> choice = (ComboBox<?>) window.node("#training-device");
            Optional<String> why =
                    Fx.call(() -> Optional.ofNullable(choice.getTooltip().getText()));
            assertTrue(why.orElse("").contains("processor"), why::toString);
        }
    }

    private static String text(OpenWindow window, String selector) {
        Label label = (Label) window.node(selector);
        return Fx.call(label::getText);
    }
}

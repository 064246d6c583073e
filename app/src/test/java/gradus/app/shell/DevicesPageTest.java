package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Computing;
import gradus.app.workspace.TrainingRun;
import gradus.engine.graph.Message;
import gradus.engine.run.Devices;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
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
            window.until("it is trained", () -> isTrained(window));
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

    @Test
    void aNetworkTrainsOnTheDeviceThatIsChosen() {
        boolean isThere = Devices.all().stream()
                .anyMatch(entry ->
                        entry.name().equals("opencl:0") && entry.device().isPresent());
        Assumptions.assumeTrue(isThere, "There is no OpenCL device to train on");
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            window.click("#sample-xor");
            window.until("it is trained", () -> isTrained(window));
            Computing computing = window.window().workplace().computing();
            window.click("#status-device");
            window.until(
                    "devices are tried out", () -> !computing.entries().get().isEmpty());
            window.click("#settings-device-opencl-0");
            window.until("it is taken", () -> computing.now().get().id().equals("opencl:0"));
            window.type(KeyCode.ESCAPE);
            int before = number(window);
            window.click("#tool-run-train");
            window.until("another run is over", () -> number(window) > before && isTrained(window));
            Fx.photograph(window.window().stage(), "trained-on-opencl");
            assertEquals(
                    new Computing.Now("opencl:0", Message.of("computing.chosen")),
                    Fx.call(() -> computing.now().get()));
            assertEquals("OPENCL:0", text(window, "#status-device"));
        }
    }

    private static int number(OpenWindow window) {
        return window.window()
                .workspace()
                .training()
                .get()
                .map(TrainingRun::number)
                .orElse(0);
    }

    private static boolean isTrained(OpenWindow window) {
        return window.window()
                .workspace()
                .training()
                .get()
                .flatMap(TrainingRun::end)
                .isPresent();
    }

    private static String text(OpenWindow window, String selector) {
        Label label = (Label) window.node(selector);
        return Fx.call(label::getText);
    }
}

package gradus.app.shell;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Computing;
import gradus.engine.graph.Message;
import gradus.engine.run.Devices;
import gradus.engine.run.Rounding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the window tells of many devices, good and bad, as it looks: the page of the settings, the status line and the
/// panel of the training.
class DevicesPicturesTest {
    @TempDir
    Path folder = Path.of("");

    /// What this computer has, and cards that it may not have.
    private static List<Devices.Entry> entries(Rounding rounding) {
        List<Devices.Entry> entries = new ArrayList<>(Devices.all().stream()
                .filter(entry -> !entry.name().startsWith("cuda"))
                .toList());
        entries.add(SomeCards.wrong());
        entries.add(SomeCards.refused("opencl:2", Message.of("device.trial.died", "134")));
        entries.add(SomeCards.nvidia(rounding));
        entries.add(SomeCards.failing("cuda:1"));
        return entries;
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "PORTUGUESE, DARK"})
    void whatIsToldOfDevicesFitsIntoASmallWindow(Language language, Theme theme) {
        Rounding rounding = theme == Theme.DARK ? new Rounding.Missing() : new Rounding.Possible(Devices.cpu(1));
        try (OpenWindow window = OpenWindow.in(folder, language, theme, () -> entries(rounding))) {
            String name = "-" + language.tag() + "-" + theme.id();
            window.click("#sample-iris");
            window.until("it is trained", window::isTrained);
            window.click("#tab-training");
            window.node("#training-device");
            Fx.photograph(window.window().stage(), "device-of-training" + name);
            Fx.run(() -> {
                window.window().stage().setWidth(1024);
                window.window().stage().setHeight(700);
            });
            Computing computing = window.window().workplace().computing();
            window.click("#status-device");
            window.node("#settings-device-cuda-0");
            OverlayPicturesTest.check(window, "#settings", "devices" + name);
            scrollToTheEnd(window);
            window.click("#settings-device-cuda-0");
            window.until("it is taken", () -> computing.now().get().id().equals("cuda:0"));
            OverlayPicturesTest.check(window, "#settings", "devices-end" + name);
            window.type(KeyCode.ESCAPE);
            Fx.run(() -> computing.choose("cuda:1"));
            window.click("#tool-run-train");
            window.until(
                    "the processor goes on", () -> computing.failure().get().isPresent() && window.isTrained());
            Fx.photograph(window.window().stage(), "device-that-failed" + name);
        }
    }

    private static void scrollToTheEnd(OpenWindow window) {
        Fx.run(() -> window.window().view().overlay().lookupAll(".overlay-scroll").stream()
                .map(ScrollPane.class::cast)
                .forEach(page -> page.setVvalue(1)));
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Computing;
import gradus.app.workspace.TrainingRun;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Message;
import gradus.engine.program.Program;
import gradus.engine.run.Devices;
import gradus.engine.run.Rounding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
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
            assertTrue(text(window, "#settings-devices-now").startsWith("CPU computes:"));
            window.type(KeyCode.ESCAPE);
        }
    }

    @Test
    void aTrainingTellsWhatComputedItAndWhy() {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.LIGHT)) {
            window.click("#sample-iris");
            window.until("it is trained", window::isTrained);
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
            window.until("it is trained", window::isTrained);
            Computing computing = window.window().workplace().computing();
            window.click("#status-device");
            window.until(
                    "devices are tried out", () -> !computing.entries().get().isEmpty());
            window.click("#settings-device-opencl-0");
            window.until("it is taken", () -> computing.now().get().id().equals("opencl:0"));
            window.type(KeyCode.ESCAPE);
            int before = number(window);
            window.click("#tool-run-train");
            window.until("another run is over", () -> number(window) > before && window.isTrained());
            Fx.photograph(window.window().stage(), "trained-on-opencl");
            assertEquals(
                    new Computing.Now("opencl:0", Message.of("computing.chosen", "OPENCL:0")),
                    Fx.call(() -> computing.now().get()));
            assertEquals("OPENCL:0", text(window, "#status-device"));
        }
    }

    /// A device that can be told from others.
    private record Named(String id) implements Device {
        @Override
        public Execution prepare(Program program) {
            return new ScalarDevice().prepare(program);
        }
    }

    private OpenWindow devicesPage(Rounding rounding) {
        OpenWindow window = OpenWindow.in(
                folder,
                Language.ENGLISH,
                Theme.LIGHT,
                () -> List.of(SomeCards.processor(), SomeCards.wrong(), SomeCards.nvidia(rounding)));
        window.click("#sample-scalar-graph");
        window.part("value:z");
        window.click("#status-device");
        window.node("#settings-device-cuda-0");
        return window;
    }

    @Test
    void productsAreRoundedFromTheNextRunOnWhereThatIsChosen() {
        Device rounding = new Named("rounding");
        try (OpenWindow window = devicesPage(new Rounding.Possible(rounding))) {
            CheckBox box = (CheckBox) window.node("#settings-rounding");
            assertEquals(false, Fx.call(box::isSelected), "off unless it is chosen");
            Computing computing = window.window().workplace().computing();
            window.click("#settings-device-cuda-0");
            window.until("it is taken", () -> computing.now().get().id().equals("cuda:0"));
            assertEquals("cpu", computing.device().id(), "the one that does not round");
            window.click("#settings-rounding");
            window.until(
                    "it is kept",
                    () -> window.window().shell().preferences().get().roundsProducts());
            assertEquals("rounding", Fx.call(() -> computing.device().id()));
            assertEquals("cuda:0", Fx.call(() -> computing.now().get().id()), "the same card");
            window.type(KeyCode.ESCAPE);
            window.click("#status-device");
            CheckBox again = (CheckBox) window.node("#settings-rounding");
            assertEquals(true, Fx.call(again::isSelected));
            window.click("#settings-rounding");
            window.until("it is exact again", () -> computing.device().id().equals("cpu"));
        }
    }

    @Test
    void withoutTheLibraryOfProductsTheBoxSaysWhatIsMissing() {
        try (OpenWindow window = devicesPage(new Rounding.Missing())) {
            assertTrue(Fx.call(() -> window.node("#settings-rounding").isDisabled()));
            assertTrue(text(window, "#settings-rounding-help").contains("cuBLAS"));
        }
    }

    @Test
    void whatTheEnvironmentDecidesIsShown() {
        try (OpenWindow window = devicesPage(new Rounding.Decided(true))) {
            CheckBox box = (CheckBox) window.node("#settings-rounding");
            assertTrue(Fx.call(() -> box.isSelected() && box.isDisabled()));
            assertTrue(text(window, "#settings-rounding-help").contains("GRADUS_TF32"));
        }
    }

    @Test
    void withoutACardOfNvidiasNothingIsSaidOfRounding() {
        try (OpenWindow window = devicesPage(new Rounding.Unknown())) {
            Optional<Node> box = window.find("#settings-rounding");
            assertTrue(Fx.call(() -> box.map(Node::getParent).stream().noneMatch(Node::isVisible)));
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

    private static String text(OpenWindow window, String selector) {
        Label label = (Label) window.node(selector);
        return Fx.call(label::getText);
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.plot.PlaneView;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Landscape.Drawn;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.data.Generator;
import gradus.engine.data.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The decision boundary with mouse and keys.
class BoundaryTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "PORTUGUESE, DARK"})
    void spiralsAreGeneratedANetworkIsTypedAndItsBoundaryMovesWhileItIsTrained(Language language, Theme theme) {
        try (OpenWindow window = OpenWindow.in(folder, language, theme)) {
            Workspace workspace = window.window().workspace();
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.click("#tab-data");
            window.click("#data-generate");
            window.until("the rows are there", () -> workspace.data().get() instanceof DataState.Ready);
            window.click("#formula");
            window.type("2 -> 16 tanh -> 16 tanh -> 2 softmax");
            window.type(KeyCode.ENTER);
            window.until(
                    "the network is there",
                    () -> workspace.document().get().graph().contains("loss"));
            window.click("#tab-boundary");
            PlaneView plane = (PlaneView) window.node("#boundary-plane");
            window.until("the points are shown", () -> dots(plane) == 400);
            assertTrue(Fx.call(() -> plane.content().orElseThrow().ground().isEmpty()), "nothing is learned yet");
            Fx.photograph(window.window().stage(), picture("untrained", language, theme));
            Fx.run(() -> workspace.pace(0.1));
            Set<Integer> epochs = new TreeSet<>();
            Fx.run(() -> workspace
                    .landscape()
                    .drawn()
                    .subscribe(answer -> answer.find().flatMap(Drawn::epoch).ifPresent(epochs::add)));
            window.type(KeyCode.F6);
            window.until("the boundary has moved five times", () -> epochs.size() >= 5);
            assertEquals(16, neurons(window, "dense_1"), "each neuron's picture is on its node");
            window.click("#boundary-neuron-dense_1-3");
            window.until(
                    "one neuron is shown", () -> window.text("#boundary-shown").contains("4"));
            window.until("the run is over", () -> isTrained(workspace));
            window.until(
                    "the last weights are drawn",
                    () -> drawn(workspace).filter(now -> now.epoch().isEmpty()).isPresent());
            Fx.photograph(window.window().stage(), picture("neuron", language, theme));
            window.click("#boundary-neuron-dense_1-3");
            window.until("the network is shown", () -> ground(plane).isPresent());
            Fx.photograph(window.window().stage(), picture("spirals", language, theme));
            assertEquals(
                    Fx.call(() -> workspace.state().get().revision()),
                    drawn(workspace).orElseThrow().revision());
            window.click("#tab-data");
            Node layer = window.part("node:dense_1");
            window.until("the dots are back", () -> layer.lookupAll("ImageView").isEmpty());
        }
    }

    @Test
    void twoOfManyFeaturesAreChosenAndTheOthersFixed() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = window.openWine(folder);
            window.until("the rows are there", () -> workspace.data().get() instanceof DataState.Ready);
            Fx.run(() -> workspace.pace(0));
            window.type(KeyCode.F6);
            window.until("the run is over", () -> isTrained(workspace));
            window.click("#tab-boundary");
            PlaneView plane = (PlaneView) window.node("#boundary-plane");
            window.until("it is drawn", () -> ground(plane).isPresent());
            assertEquals(178, dots(plane));
            ComboBox<?> up = (ComboBox<?>) window.node("#boundary-y");
            window.click("#boundary-y");
            window.until("the list is open", up::isShowing);
            window.type(KeyCode.DOWN);
            window.type(KeyCode.ENTER);
            window.until(
                    "another feature",
                    () -> plane.content().orElseThrow().yName().equals("ash"));
            window.until(
                    "it is drawn",
                    () -> drawn(workspace)
                            .filter(now -> now.wanted()
                                    .rows()
                                    .y()
                                    .orElseThrow()
                                    .feature()
                                    .equals("ash"))
                            .isPresent());
            Color before = corner(plane);
            window.click("#boundary-fix-malic_acid");
            for (int step = 0; step < 20; step++) {
                window.type(KeyCode.RIGHT);
            }
            double most = drawn(workspace).orElseThrow().wanted().cells().size();
            assertEquals(13, most);
            window.until("the plane is another one", () -> !corner(plane).equals(before));
            assertNotEquals(before, corner(plane));
            Fx.photograph(window.window().stage(), "boundary-wine");
        }
    }

    @Test
    void withOneFeatureTheNetworkIsACurve() {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.PROJECTOR)) {
            Workspace workspace = window.window().workspace();
            window.type(KeyCode.N, KeyCode.CONTROL);
            Fx.run(() -> workspace.sources().take(new Origin.Generated(Generator.SINE, 200, 0.05, 2, 1)));
            window.until("the rows are there", () -> workspace.data().get() instanceof DataState.Ready);
            window.click("#formula");
            window.type("1 -> 16 tanh -> 1");
            window.type(KeyCode.ENTER);
            window.until(
                    "the network is there",
                    () -> workspace.document().get().graph().contains("loss"));
            Fx.run(() -> workspace.pace(0));
            window.type(KeyCode.F6);
            window.until("the run is over", () -> isTrained(workspace));
            window.click("#tab-boundary");
            PlaneView plane = (PlaneView) window.node("#boundary-plane");
            window.until("a curve", () -> plane.content().orElseThrow().curve().size() == 240);
            Fx.photograph(window.window().stage(), "boundary-sine");
        }
    }

    private static int neurons(OpenWindow window, String node) {
        Node skin = window.part("node:" + node);
        return Fx.call(() -> skin.lookupAll("ImageView").size());
    }

    private static boolean isTrained(Workspace workspace) {
        return workspace.training().get().flatMap(TrainingRun::end).isPresent();
    }

    private static int dots(PlaneView plane) {
        return plane.content().map(shown -> shown.dots().size()).orElse(0);
    }

    private static Optional<Image> ground(PlaneView plane) {
        return plane.content().flatMap(PlaneView.Content::ground);
    }

    private static Color corner(PlaneView plane) {
        return Fx.call(() -> ground(plane).orElseThrow().getPixelReader().getColor(40, 40));
    }

    private static Optional<Drawn> drawn(Workspace workspace) {
        return Fx.call(() -> workspace.landscape().drawn().get().find());
    }

    private static String picture(String what, Language language, Theme theme) {
        return "boundary-" + what + "-" + language.locale().getLanguage() + "-" + theme.id();
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Iris from nothing, without a mouse: data, layers, their attributes, wires, training.
class ByKeyboardTest {
    private static final Path IRIS = Path.of("../sample-projects/data/iris.csv");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs({
        CanvasRow.ALL_BY_KEYBOARD,
        CanvasRow.SEARCH_BY_KEY,
        CanvasRow.SEARCH_IS_TYPED,
        CanvasRow.TAB_WALKS,
        CanvasRow.WIRE_BY_KEY,
        CanvasRow.RUN
    })
    void irisIsBuiltAndTrainedWithTheKeyboardOnly() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.answer(IRIS);
            window.type(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
            window.part("node:data");
            window.until("the rows are read", () -> workspace(window).data().get() instanceof DataState.Ready);

            add(window, "dense");
            attributes(window, "16", "relu");
            add(window, "dense");
            attributes(window, "3", "softmax");
            add(window, "categorical crossentropy");
            assertEquals(4, graph(window).nodes().size());

            wire(window, "data", 1, "input x of dense_1");
            wire(window, "dense_1", 2, "input x of dense_2");
            wire(window, "dense_2", 2, "input y_pred of loss");
            wire(window, "data", 2, "input y_true of loss");
            Graph graph = graph(window);
            assertEquals(new Dense(16, Activation.RELU), graph.node("dense_1").operation());
            assertEquals(new Dense(3, Activation.SOFTMAX), graph.node("dense_2").operation());
            assertEquals(Optional.of(new Value("data", 1)), graph.node("loss").input("y_true"));
            Fx.photograph(window.window().stage(), "iris-by-keyboard");

            window.type(KeyCode.ENTER, KeyCode.CONTROL);
            window.until(
                    "it is trained",
                    () -> workspace(window)
                            .training()
                            .get()
                            .flatMap(TrainingRun::end)
                            .isPresent());
            double accuracy = Fx.call(() -> workspace(window)
                    .training()
                    .get()
                    .orElseThrow()
                    .last()
                    .orElseThrow()
                    .training()
                    .metric("accuracy")
                    .orElseThrow());
            assertTrue(accuracy >= 0.9, () -> "accuracy " + accuracy);
        }
    }

    /// Searches for an operation and adds it.
    private static void add(OpenWindow window, String name) {
        int before = graph(window).nodes().size();
        window.type(KeyCode.SPACE);
        window.node("#add-search");
        window.type(name);
        window.type(KeyCode.ENTER);
        window.until(name + " is added", () -> graph(window).nodes().size() == before + 1);
    }

    /// Sets units and activation of the node that was just added, in the inspector and back.
    private static void attributes(OpenWindow window, String units, String activation) {
        window.type(KeyCode.ENTER, KeyCode.SHIFT);
        window.until("the cursor is in the units", () -> focused(window).equals("attribute-units"));
        window.type(units);
        window.type(KeyCode.ENTER);
        window.type(KeyCode.TAB);
        window.until("the cursor is in the activation", () -> focused(window).equals("attribute-activation"));
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(activation);
        window.type(KeyCode.ENTER);
        window.type(KeyCode.ESCAPE);
        window.until("the keyboard is back on the canvas", () -> focused(window).equals("canvas"));
    }

    /// Walks to a node and to one of its ports, and leads a wire from there.
    private static void wire(OpenWindow window, String from, int port, String target) {
        window.type(KeyCode.ESCAPE);
        for (int i = 0; i < 20 && !said(window).startsWith(from + ","); i++) {
            window.type(KeyCode.TAB);
        }
        assertTrue(said(window).startsWith(from + ","), () -> "walked to " + said(window));
        for (int i = 0; i < port; i++) {
            window.type(KeyCode.P);
        }
        int before = graph(window).wires().size();
        window.type(KeyCode.C);
        for (int i = 0; i < 10 && !said(window).contains(target); i++) {
            window.type(KeyCode.TAB);
        }
        assertTrue(said(window).contains(target), () -> "led to " + said(window));
        window.type(KeyCode.ENTER);
        window.until(from + " is wired", () -> graph(window).wires().size() == before + 1);
    }

    /// What a screen reader would say of the canvas, once it has followed.
    private static String said(OpenWindow window) {
        Fx.until(
                "the canvas has followed",
                () -> !window.window().view().canvas().isNeedsLayout());
        return Fx.call(() -> String.valueOf(window.window().view().canvas().getAccessibleText()));
    }

    private static String focused(OpenWindow window) {
        return String.valueOf(window.window().stage().getScene().getFocusOwner().getId());
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    private static Graph graph(OpenWindow window) {
        return Fx.call(() -> workspace(window).document().get().graph());
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.graph.Attributes;
import gradus.engine.project.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of the window by a real keyboard, and that they keep out of fields, lists and what is hidden.
class WindowKeysTest {
    private static final Set<String> ALL = Set.of("a", "b", "c", "d", "x", "y", "z");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.FILES)
    void projectsAreMadeSavedAndOpened() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.until(
                    "an empty canvas is shown",
                    () -> window.window().shell().page().get() == ShellViewModel.Page.PROJECT);
            Fx.run(() -> window.window().view().canvas().addInMiddle("Variable"));
            Path first = folder.resolve("first.gradus");
            window.answer(first);
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until("it is saved", () -> Files.exists(first) && !isDirty(window));
            Fx.run(() -> window.window().view().canvas().addInMiddle("Variable"));
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until("it is saved again, unasked", () -> !isDirty(window));
            Path second = folder.resolve("second.gradus");
            window.answer(second);
            window.type(KeyCode.S, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until("it is saved elsewhere", () -> Files.exists(second));
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.until("the canvas is empty", () -> nodes(window).isEmpty());
            window.answer(second);
            window.type(KeyCode.O, KeyCode.CONTROL);
            window.until("it is opened", () -> nodes(window).size() == 2);
        }
    }

    @Test
    @Performs({CanvasRow.DELETE, CanvasRow.UNDO, CanvasRow.REDO, CanvasRow.DELETE_IS_EXACT})
    void whatIsSelectedIsDeletedTakenBackAndDeletedAgain() {
        try (OpenWindow window = openFormula()) {
            Document before = document(window);
            select(window, "x");
            window.type(KeyCode.DELETE);
            window.until("x is gone", () -> nodes(window).equals(Set.of("a", "b", "c", "d", "y", "z")));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("all is back", () -> document(window).graph().equals(before.graph()));
            window.type(KeyCode.Y, KeyCode.CONTROL);
            window.until("it is gone again", () -> !nodes(window).contains("x"));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.type(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until("and by the other key", () -> !nodes(window).contains("x"));
            select(window, "y", "c");
            window.type(KeyCode.BACK_SPACE);
            window.until("and by the other one", () -> nodes(window).equals(Set.of("a", "b", "d", "z")));
        }
    }

    @Test
    @Performs({CanvasRow.SELECT_ALL, CanvasRow.NUDGE, CanvasRow.RENAME_BY_KEY})
    void nodesAreSelectedNudgedAndRenamed() {
        try (OpenWindow window = openFormula()) {
            window.type(KeyCode.A, KeyCode.CONTROL);
            assertEquals(ALL, selection(window));
            Map<String, Position> before = places(window);
            window.type(KeyCode.RIGHT);
            window.type(KeyCode.DOWN);
            window.type(KeyCode.UP, KeyCode.SHIFT);
            window.type(KeyCode.LEFT, KeyCode.SHIFT);
            before.forEach((id, place) ->
                    assertEquals(place.plus(8 - 80, 8 - 80), places(window).get(id), id));
            select(window, "x");
            window.type(KeyCode.F2);
            window.until(
                    "the field has the keyboard",
                    () -> window.find("#in-place").filter(Node::isFocused).isPresent());
            TextField field = (TextField) window.node("#in-place");
            Fx.run(field::selectAll);
            window.type("sum");
            window.type(KeyCode.ENTER);
            window.until(
                    "it is renamed",
                    () -> document(window).graph().node("x").name().equals("sum"));
        }
    }

    @Test
    @Performs({CanvasRow.FIT_SELECTION, CanvasRow.FIT_ALL, CanvasRow.ACTUAL_SIZE})
    void theViewFitsTheSelectionAllAndActualSize() {
        try (OpenWindow window = openFormula()) {
            window.type(KeyCode.DIGIT0, KeyCode.CONTROL);
            window.until("100 %", () -> scale(window) == 1);
            Fx.run(() -> window.window().view().canvas().zoom(0.25));
            select(window, "z");
            window.type(KeyCode.F);
            window.until("z is large", () -> scale(window) == 1.25);
            Node canvas = window.node("#canvas");
            Node z = window.part("node:z");
            window.until(
                    "z is in the middle",
                    () -> Math.abs(canvas.sceneToLocal(z.localToScene(0, 0)).getX()
                                    - canvas.getLayoutBounds().getWidth() / 2)
                            <= 24);
            window.type(KeyCode.HOME);
            window.until("all is in view", () -> ALL.stream().allMatch(id -> isInView(window, id)));
        }
    }

    @Test
    @Performs(CanvasRow.RUN)
    void controlEnterRuns() {
        try (OpenWindow window = openFormula()) {
            window.type(KeyCode.ENTER, KeyCode.CONTROL);
            window.until(
                    "z is computed",
                    () -> window.window()
                            .view()
                            .canvas()
                            .find("value:z")
                            .map(OpenWindow::words)
                            .equals(Optional.of("20")));
        }
    }

    @Test
    @Performs({CanvasRow.RUN, CanvasRow.STOP})
    void controlEnterTrainsAndControlPeriodStops() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-iris");
            window.until("it trains", () -> isTraining(window));
            window.type(KeyCode.PERIOD, KeyCode.CONTROL);
            window.until("it has stopped", () -> !isTraining(window));
            Fx.run(() -> {
                var training = document(window).training();
                window.window()
                        .workspace()
                        .applyToAll(
                                new Edit.SetTraining("epochs", Attributes.with(training, Map.of("epochs", 100_000.0))));
                window.window().view().canvas().requestFocus();
            });
            window.type(KeyCode.ENTER, KeyCode.CONTROL);
            window.until("it trains again", () -> isTraining(window));
            window.type(KeyCode.PERIOD, KeyCode.CONTROL);
            window.until("it has stopped long before its end", () -> !isTraining(window));
        }
    }

    @Test
    @Performs(CanvasRow.CANVAS_ONLY)
    void f11LeavesOnlyTheCanvasAndNothingHiddenIsReachedWithTab() {
        try (OpenWindow window = openFormula()) {
            Node canvas = window.node("#canvas");
            window.type(KeyCode.F11);
            window.until(
                    "the canvas is as wide as the window",
                    () -> canvas.getLayoutBounds().getWidth() == 1280);
            walkWithTab(window);
            window.type(KeyCode.F11);
            window.until("all is back", () -> canvas.getLayoutBounds().getWidth() < 1000);
            walkWithTab(window);
        }
    }

    @Test
    @Performs(CanvasRow.HELP_ON_NODE)
    void f1ShowsTheHelpOfTheSelectedNodeEvenIfThePanelIsFolded() {
        try (OpenWindow window = openFormula()) {
            window.type(KeyCode.F8);
            window.until(
                    "the panel is folded",
                    () -> window.find("#inspector")
                            .filter(WindowKeysTest::isSeen)
                            .isEmpty());
            select(window, "x");
            window.type(KeyCode.F1);
            window.until(
                    "the help is in view",
                    () -> window.find("#operation-help")
                            .filter(help -> isSeen(help) && isInItsScroll(help))
                            .isPresent());
            assertTrue(window.find("#keys").isEmpty());
        }
    }

    @Test
    void lettersAndDeleteMeanNothingInFieldsAndLists() {
        try (OpenWindow window = openFormula()) {
            select(window, "x");
            window.click("#palette-search");
            window.type("lfmh ");
            window.type(KeyCode.DELETE);
            window.type(KeyCode.BACK_SPACE);
            assertEquals("lfmh", window.text("#palette-search"));
            assertEquals(Set.of("x"), selection(window));
            assertEquals(ALL, nodes(window));
            Fx.run(() -> ((TextField) window.node("#palette-search")).clear());
            Fx.run(() -> window.node(".palette-list").requestFocus());
            window.type(KeyCode.DELETE);
            window.type(KeyCode.L);
            window.type(KeyCode.HOME);
            assertEquals(Set.of("x"), selection(window));
            assertEquals(ALL, nodes(window));
        }
    }

    private OpenWindow openFormula() {
        OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.LIGHT);
        window.click("#sample-scalar-graph");
        Node value = window.part("value:z");
        window.until("it has run", () -> OpenWindow.words(value).equals("20"));
        Fx.run(() -> window.window().view().canvas().requestFocus());
        return window;
    }

    /// Presses Tab until the keyboard has been everywhere; wherever it is, that can be seen.
    private static void walkWithTab(OpenWindow window) {
        Fx.run(() -> window.node("#tool-run-run").requestFocus());
        for (int count = 0; count < 60; count++) {
            window.type(KeyCode.TAB);
            Node owner = Fx.call(() -> window.window().stage().getScene().getFocusOwner());
            assertTrue(Fx.call(() -> isSeen(owner)), () -> owner + " has the keyboard and is hidden");
        }
    }

    private static boolean isSeen(Node node) {
        Parent parent = node.getParent();
        Bounds bounds = node.getLayoutBounds();
        return node.isVisible()
                && bounds.getWidth() > 0
                && bounds.getHeight() > 0
                && (parent == null || isSeen(parent));
    }

    private static boolean isInItsScroll(Node node) {
        Parent outer = node.getParent();
        while (!(outer instanceof ScrollPane)) {
            outer = outer.getParent();
        }
        Bounds seen = outer.localToScene(outer.getLayoutBounds());
        return seen.getMinY() <= node.localToScene(node.getLayoutBounds()).getMinY() + 1
                && node.localToScene(node.getLayoutBounds()).getMinY() < seen.getMaxY() - 40;
    }

    private static boolean isInView(OpenWindow window, String id) {
        Node canvas = window.window().view().canvas();
        return window.window()
                .view()
                .canvas()
                .find("node:" + id)
                .map(node -> node.localToScene(0, 0))
                .filter(canvas.localToScene(canvas.getLayoutBounds())::contains)
                .isPresent();
    }

    private static double scale(OpenWindow window) {
        return window.window().view().canvas().scale();
    }

    private static boolean isDirty(OpenWindow window) {
        return window.window().workspace().dirty().get();
    }

    private static boolean isTraining(OpenWindow window) {
        return window.window()
                .workspace()
                .training()
                .get()
                .filter(run -> run.isRunning())
                .isPresent();
    }

    private static Document document(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().document().get());
    }

    private static Map<String, Position> places(OpenWindow window) {
        return document(window).layout().positions();
    }

    private static Set<String> nodes(OpenWindow window) {
        return document(window).graph().nodes().stream()
                .map(gradus.engine.graph.Node::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> selection(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().selection().get());
    }

    private static void select(OpenWindow window, String... ids) {
        Fx.run(() -> {
            window.window().workspace().select(Set.of(ids));
            window.window().view().canvas().requestFocus();
        });
    }
}

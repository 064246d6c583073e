package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.plot.PlaneView;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Workspace;
import gradus.engine.data.ColumnKind;
import gradus.engine.data.DataSetup;
import gradus.engine.data.DecimalSeparator;
import gradus.engine.data.Generator;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.Scaling;
import gradus.engine.data.TargetKind;
import gradus.engine.operation.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The data panel with mouse and keys.
class DataPanelTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "PORTUGUESE, DARK", "PORTUGUESE, PROJECTOR"})
    void spiralsAreGeneratedAndChanged(Language language, Theme theme) {
        try (OpenWindow window = OpenWindow.in(folder, language, theme)) {
            Workspace workspace = empty(window);
            Fx.photograph(window.window().stage(), picture("empty", language, theme));
            window.click("#data-generate");
            window.part("node:data");
            window.until("the rows are there", () -> isReady(workspace));
            choose(window, "#data-classes", 3);
            window.until(
                    "three classes are drawn",
                    () -> isReady(workspace)
                            && origin(workspace) instanceof Origin.Generated drawn
                            && drawn.classes() == 3);
            assertEquals(new Dataset(2, 3), dataset(workspace));
            retype(window, "#data-rows", "600");
            window.until("more rows are drawn", () -> rows(workspace) == 600);
            window.click("#data-noise");
            window.until(
                    "there is noise", () -> origin(workspace) instanceof Origin.Generated drawn && drawn.noise() > 0.3);
            Fx.photograph(window.window().stage(), picture("generated", language, theme));
            choose(window, "#data-generator", Generator.SINE);
            window.until(
                    "another rule draws",
                    () -> isReady(workspace) && setup(workspace).targetKind() == TargetKind.NUMBER);
            assertEquals(new Dataset(1, 1), dataset(workspace));
            Fx.photograph(window.window().stage(), picture("sine", language, theme));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("undone", () -> setup(workspace).targetKind() == TargetKind.CATEGORY);
        }
    }

    @Test
    void pointsAreSetAndTakenAwayWithTheMouse() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = empty(window);
            window.click("#data-paint");
            window.until("two points to begin with", () -> points(workspace).size() == 2);
            click(window, -4, 1);
            window.until("a third", () -> points(workspace).size() == 3);
            window.click("#data-class-C");
            Point2D from = at(window, 1, -1);
            window.drag(from, at(window, 5, -4));
            window.until("a stroke of many", () -> points(workspace).size() > 6);
            assertEquals("C", points(workspace).getLast().label());
            assertEquals(3, setup(workspace).targets());
            int all = points(workspace).size();
            window.rightClick(at(window, -4, 1));
            window.until("one is gone", () -> points(workspace).size() == all - 1);
            window.click("#data-erase");
            window.drag(from, at(window, 5, -4));
            window.until("the stroke is gone", () -> points(workspace).size() == 2);
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("a stroke is one step", () -> points(workspace).size() == all - 1);
            Fx.photograph(window.window().stage(), "data-painted");
            window.click("#data-clear");
            window.until("none is left", () -> points(workspace).isEmpty());
            window.until("it says so", () -> workspace.data().get() instanceof DataState.Failed);
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "PORTUGUESE, DARK"})
    void aFileIsReadInAnotherWayAndItsColumnsGetOtherRoles(Language language, Theme theme) throws IOException {
        Path table = Files.writeString(
                folder.resolve("points.csv"),
                "x;y;size;side\n" + "0,5;1,5;2;left\n1,5;0,5;?;right\n0,25;2;3;left\n".repeat(12));
        try (OpenWindow window = OpenWindow.in(folder, language, theme)) {
            Workspace workspace = empty(window);
            window.answer(table);
            window.click("#data-open");
            window.until(
                    "it is told that values are missing", () -> workspace.data().get() instanceof DataState.Failed);
            Fx.photograph(window.window().stage(), picture("missing", language, theme));
            window.click("#data-page-split");
            choose(window, "#data-missing", MissingValues.MOST_FREQUENT);
            window.until("they are filled in", () -> isReady(workspace));
            choose(window, "#data-scaling", Scaling.MIN_MAX);
            retype(window, "#data-test", language == Language.ENGLISH ? "0.25" : "0,25");
            window.until(
                    "a quarter is kept for the test", () -> parts(workspace).equals(List.of(20, 7, 9)));
            assertEquals("9", window.text("#data-part-test"));
            assertEquals(Scaling.MIN_MAX, setup(workspace).scaling());
            Fx.photograph(window.window().stage(), picture("split", language, theme));

            window.click("#data-page-columns");
            choose(window, "#data-role-size", role(window, "#data-role-size", 1));
            window.until(
                    "a category",
                    () -> isReady(workspace)
                            && setup(workspace).column("size").orElseThrow().kind() == ColumnKind.CATEGORY);
            assertEquals(new Dataset(4, 2), dataset(workspace));
            Fx.photograph(window.window().stage(), picture("columns", language, theme));
            choose(window, "#data-role-y", role(window, "#data-role-y", 3));
            window.until(
                    "a number is learned",
                    () -> isReady(workspace) && setup(workspace).target().equals("y"));
            assertEquals(TargetKind.NUMBER, setup(workspace).targetKind());

            window.click("#data-page-rows");
            window.click("#data-search");
            window.type("right");
            TableView<?> rows = (TableView<?>) window.node("#data-table");
            window.until("a third of the rows", () -> rows.getItems().size() == 12);
            Fx.photograph(window.window().stage(), picture("rows", language, theme));

            window.click("#data-page-source");
            choose(window, "#data-decimal", DecimalSeparator.POINT);
            window.until(
                    "commas are texts then",
                    () -> workspace.data().get() instanceof DataState.Failed
                            || setup(workspace).origin().format().decimal() == DecimalSeparator.POINT);
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("undone", () -> isReady(workspace));
        }
    }

    @Test
    void theNodeOfTheDataOpensTheirPanel() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = empty(window);
            window.click("#data-generate");
            window.until("the rows are there", () -> isReady(workspace));
            window.click("#tab-training");
            window.clickNode("data");
            window.type(KeyCode.ENTER);
            window.until(
                    "the panel is in sight",
                    () -> window.window()
                            .view()
                            .drawer()
                            .getSelectionModel()
                            .getSelectedItem()
                            .getId()
                            .equals("tab-data"));
        }
    }

    @Test
    void whatCanNotBeTakenIsMarkedAndChangesNothing() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = empty(window);
            window.click("#data-generate");
            window.until("the rows are there", () -> isReady(workspace));
            Origin before = origin(workspace);
            retype(window, "#data-rows", "0");
            Node field = window.node("#data-rows");
            window.until(
                    "it is marked",
                    () -> field.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("danger")));
            assertTrue(field.getAccessibleHelp().contains("2 to 100,000"), field::getAccessibleHelp);
            assertEquals(before, origin(workspace));
        }
    }

    private static Workspace empty(OpenWindow window) {
        window.type(KeyCode.N, KeyCode.CONTROL);
        window.click("#tab-data");
        window.node("#data-generate");
        return window.window().workspace();
    }

    /// Chooses from a list by keys, as a person would who counts.
    private static void choose(OpenWindow window, String selector, Object wanted) {
        ComboBox<?> choices = assertInstanceOf(ComboBox.class, window.node(selector));
        window.click(selector);
        window.until("it is open", choices::isShowing);
        int from = Fx.call(() -> choices.getSelectionModel().getSelectedIndex());
        int to = Fx.call(() -> choices.getItems().indexOf(wanted));
        for (int step = 0; step < Math.abs(to - from); step++) {
            window.type(to > from ? KeyCode.DOWN : KeyCode.UP);
        }
        window.type(KeyCode.ENTER);
    }

    private static Object role(OpenWindow window, String selector, int index) {
        ComboBox<?> choices = (ComboBox<?>) window.node(selector);
        return Fx.call(() -> choices.getItems().get(index));
    }

    private static void retype(OpenWindow window, String selector, String text) {
        window.click(selector);
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(text);
        window.type(KeyCode.ENTER);
    }

    private static void click(OpenWindow window, double x, double y) {
        window.drag(at(window, x, y), at(window, x, y));
    }

    /// Where a point of the plane is on the screen.
    private static Point2D at(OpenWindow window, double x, double y) {
        PlaneView plane = (PlaneView) window.node("#data-plane");
        window.until("the plane has a size", () -> plane.getHeight() > 100);
        return Fx.call(() -> plane.localToScreen(plane.place(x, y)));
    }

    private static String picture(String what, Language language, Theme theme) {
        return "data-" + what + "-" + language.locale().getLanguage() + "-" + theme.id();
    }

    private static boolean isReady(Workspace workspace) {
        return workspace.data().get() instanceof DataState.Ready;
    }

    private static int rows(Workspace workspace) {
        return workspace.data().get().rows().map(table -> table.rows().size()).orElse(0);
    }

    private static List<Integer> parts(Workspace workspace) {
        return workspace
                .data()
                .get()
                .find()
                .map(data -> List.of(
                        data.train().size(),
                        data.validation().size(),
                        data.test().size()))
                .orElse(List.of());
    }

    private static DataSetup setup(Workspace workspace) {
        return workspace.document().get().data().orElseThrow();
    }

    private static Origin origin(Workspace workspace) {
        return setup(workspace).origin();
    }

    private static List<Origin.Point> points(Workspace workspace) {
        return workspace.document().get().data().map(DataSetup::origin).stream()
                .flatMap(origin -> origin instanceof Origin.Painted(List<Origin.Point> set) ? set.stream() : null)
                .toList();
    }

    private static Object dataset(Workspace workspace) {
        return Fx.call(() ->
                workspace.document().get().graph().find("data").orElseThrow().operation());
    }
}

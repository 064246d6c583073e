package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.check.Comparison;
import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.WrongTanh;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The badge at a node whose gradient is not what small changes show.
class GradientBadgeTest {
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    @TempDir
    private Path folder = Path.of("");

    /// z = (a + b) · f(a)
    private static Document document(Operation operation, double a) {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("a", Variable.of(a));
        Value b = builder.add("b", Variable.of(3));
        Value sum = builder.add("s", new Add(), x, b);
        Value f = builder.add("f", operation, x);
        builder.add("z", new Mul(), sum, f);
        Graph graph = builder.build();
        Layout layout = Layout.empty(Direction.UP)
                .with("a", new Position(0, 480))
                .with("b", new Position(240, 480))
                .with("f", new Position(0, 240))
                .with("s", new Position(240, 240))
                .with("z", new Position(120, 0));
        return Document.of(Project.of(graph, layout), Optional.empty());
    }

    private static void open(OpenWindow window, Document document) {
        window.click("#start-empty");
        Fx.run(() -> window.window().workspace().open(document));
        window.part("node:z");
    }

    private static boolean isMarked(OpenWindow window, String id) {
        return window.window()
                .view()
                .canvas()
                .find("node:" + id)
                .filter(node -> node.getPseudoClassStates().contains(DOUBTFUL))
                .isPresent();
    }

    @Test
    void aWrongGradientIsFoundWithinTwoSeconds() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, document(new WrongTanh(), 0.5));
            window.type(KeyCode.F5);
            Fx.within(2, "the wrong node is marked", () -> isMarked(window, "f"));
            for (String id : List.of("a", "b", "s", "z")) {
                assertTrue(Fx.call(() -> !isMarked(window, id)), id);
            }
            window.part("badge:f");
            window.clickNode("f");
            window.until(
                    "the sentence is beside it",
                    () -> window.window().view().canvas().lookupAll("#trouble .trouble-text").stream()
                            .anyMatch(text -> OpenWindow.words(text).contains("its rule gives 0.8776")));
            Fx.photograph(window.window().stage(), "badge-wrong");
        }
    }

    @Test
    void reluAtZeroIsExplained() {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            open(window, document(new Relu(), 0));
            window.type(KeyCode.F5);
            window.until("the kink is marked", () -> isMarked(window, "f"));
            String said = Fx.call(() -> window.window()
                    .shell()
                    .messages()
                    .get()
                    .of(workspace(window).diagnostics().get().getFirst()));
            assertTrue(said.contains("Isso é esperado"), said);
            window.clickNode("f");
            Fx.photograph(window.window().stage(), "badge-kink-pt");
        }
    }

    @Test
    void aHealthyNetworkStaysUnmarked() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(Path.of("../sample-projects/iris.gradus"));
            window.click("#start-open");
            window.until(
                    "the data are read",
                    () -> workspace(window).data().get().find().isPresent());
            window.type(KeyCode.F5);
            window.until("it has run", () -> workspace(window).results().get().isPresent());
            Fx.run(() -> workspace(window).checking().checkAll());
            window.until(
                    "all is compared",
                    () -> workspace(window)
                            .checking()
                            .checked()
                            .get()
                            .filter(checked ->
                                    checked.isOver() && checked.probes().size() > 50)
                            .isPresent());
            assertEquals(
                    List.of(), Fx.call(() -> workspace(window).diagnostics().get()));
        }
    }

    @Test
    void aCheckIsAskedForAndReadInTheDrawer() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, document(new WrongTanh(), 0.5));
            window.rightClick(Fx.call(() -> window.part("node:f").localToScreen(0, 0)));
            window.click("#context-run-check");
            window.until("the comparison is told", () -> comparisons(window).size() == 2);
            List<Comparison> rows = Fx.call(() -> List.copyOf(comparisons(window)));
            assertEquals("0.87758256", rows.getFirst().analytic());
            assertEquals("0.78644773", rows.getFirst().numeric());
            assertEquals("1×10⁻⁵", rows.getFirst().step());
            assertEquals("wrong", rows.getFirst().result());
            assertEquals("agrees", rows.getLast().result());
            assertTrue(window.text("#check-summary").startsWith("2 compared: 1 agree, 1 wrong"));
            window.click("#check-all");
            window.until("all are compared", () -> comparisons(window).size() > 5);
            Fx.photograph(window.window().stage(), "check-drawer");
        }
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    @SuppressWarnings("unchecked")
    private static List<Comparison> comparisons(OpenWindow window) {
        return Optional.ofNullable(window.window().view().lookup("#check-table"))
                .map(table -> (List<Comparison>) ((TableView<?>) table).getItems())
                .orElse(List.of());
    }
}

package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Edit;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The backward half drawn on the canvas: run, stepped, differentiated again and undone like any nodes.
class DrawBackwardTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void theBackwardHalfIsNodesThatRun() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            Workspace workspace = window.window().workspace();
            draw(window);
            window.part("node:∂z\u2009∕\u2009∂a");
            Fx.run(workspace::run);
            window.until(
                    "it ran",
                    () -> workspace
                            .results()
                            .get()
                            .filter(run ->
                                    run.revision() == workspace.state().get().revision())
                            .isPresent());
            Map<String, Double> wanted = Map.of(
                    "∂z\u2009∕\u2009∂a",
                    4.0,
                    "∂z\u2009∕\u2009∂b",
                    4.0,
                    "∂z\u2009∕\u2009∂c",
                    5.0,
                    "∂z\u2009∕\u2009∂d",
                    -5.0,
                    "z",
                    20.0);
            wanted.forEach((node, number) -> assertEquals(
                    number,
                    Fx.call(() -> workspace.results().get().orElseThrow().value(Value.of(node)))
                            .orElseThrow()
                            .scalar(),
                    node));
            window.settled();
            Fx.photograph(window.window().stage(), "backward-half");
            Fx.run(workspace::undo);
            assertTrue(Fx.call(() ->
                    workspace.document().get().graph().find("∂z\u2009∕\u2009∂a").isEmpty()));
        }
    }

    @Test
    void aDerivativeThatIsSelectedIsDifferentiatedAgain() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            Workspace workspace = window.window().workspace();
            draw(window);
            window.part("node:∂z\u2009∕\u2009∂d");
            Fx.run(() -> workspace.select(List.of("∂z\u2009∕\u2009∂d")));
            draw(window);
            window.part("node:∂²z\u2009∕\u2009∂d∂a");
            assertEquals(
                    Set.of(),
                    Set.copyOf(Fx.call(() -> workspace.state().get().types().diagnostics())));
        }
    }

    @Test
    void withoutAVariableItSaysSo() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            Workspace workspace = window.window().workspace();
            Fx.run(() -> workspace.apply(new Edit.RemoveNodes(Set.of("b", "c", "d", "x", "y", "z"))));
            draw(window);
            assertEquals(
                    "backward.no-target",
                    Fx.call(() -> workspace.refusal().get().getFirst().code()));
        }
    }

    private static void draw(OpenWindow window) {
        Fx.run(() -> assertTrue(
                window.window().view().actions().action("edit.draw-backward").perform()));
    }
}

package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.block.Blocks;
import gradus.engine.formula.Formula;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.run.Trace.Stride;
import gradus.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// What is seen of a trace on the canvas: each number at its step, forward, backward, and the same again.
class TracePicturesTest {

    @Test
    void aFanOutIsAnExplicitSum() {
        CanvasStage stage = CanvasStage.open(
                Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700, Fx.call(CanvasTest::palette));
        Fx.run(() -> stage.workspace()
                .open(Document.of(
                        Project.of(
                                Formula.parse("y=x*x+x*w", Blocks.catalogue())
                                        .graph(Map.of("x", Tensor.scalar(3.0), "w", Tensor.scalar(-2.0))),
                                Layout.empty(Direction.UP)),
                        Optional.empty())));
        Fx.run(() -> stage.workspace().tracing().next(Stride.PASS));
        Fx.until("the sum is told", () -> text(stage, "gradient:x").contains("="));
        Fx.until(
                "factors are told",
                () -> stage.view().model().picture().get().wires().stream()
                        .allMatch(wire -> wire.gradient().contains("·")));
        assertEquals("3 + 3 + (−2) = 4", text(stage, "gradient:x"));
        Fx.photograph(stage.stage(), "trace-fan-out");
        stage.close();
    }

    @Test
    void onAProjectorNumbersAreLarge() {
        assertEquals(1.6 * size(Theme.LIGHT), size(Theme.PROJECTOR), 0.01);
    }

    private static double size(Theme theme) {
        CanvasStage stage =
                CanvasStage.open(Iris.workplace(), theme, Language.ENGLISH, 1000, 700, Fx.call(CanvasTest::palette));
        Fx.run(() -> {
            stage.workspace()
                    .open(Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty()));
            stage.workspace().run();
        });
        Fx.until("it is told", () -> text(stage, "value:z").equals("20"));
        Fx.pulse();
        double size = Fx.call(() ->
                ((Label) stage.view().find("value:z").orElseThrow()).getFont().getSize());
        stage.close();
        return size;
    }

    private static String text(CanvasStage stage, String id) {
        return stage.view().find(id).map(label -> ((Label) label).getText()).orElse("");
    }
}

package gradus.app.canvas;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Pictures of the canvas, for people to look at.
class CanvasPicturesTest {

    @Test
    void photographs() {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            CanvasStage stage = CanvasStage.open(Iris.workplace(), theme, Language.ENGLISH, 1200, 620);
            Fx.run(() -> {
                stage.workspace()
                        .open(Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty()));
                stage.workspace().run();
            });
            Fx.until("results", () -> stage.workspace().results().get().isPresent());
            Fx.photograph(stage.stage(), "canvas-formula-" + theme.id());
            Fx.run(() -> stage.workspace().open(Iris.document()));
            Fx.until("data", () -> stage.workspace().data().get() instanceof DataState.Ready);
            Fx.run(() -> stage.view().fitAll());
            Fx.photograph(stage.stage(), "canvas-network-new-" + theme.id());
            Fx.run(() -> stage.workspace().train());
            Fx.until("trained", () -> stage.workspace().results().get().isPresent());
            Fx.photograph(stage.stage(), "canvas-network-" + theme.id());
            stage.close();
        }
    }
}

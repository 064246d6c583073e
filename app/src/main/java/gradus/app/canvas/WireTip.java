package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Tells value, shape and gradient of the wire under the pointer, once it rests there for a moment.
final class WireTip {
    private static final Duration MOMENT = Duration.millis(300);

    private final CanvasView view;
    private final CanvasViewModel model;
    private final PauseTransition pause = new PauseTransition(MOMENT);
    private Optional<Wire> told = Optional.empty();

    WireTip(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
    }

    /// The pointer has come to a wire, or to something else.
    void over(Optional<Wire> wire, Point seen) {
        if (wire.equals(told)) {
            return;
        }
        hide();
        told = wire;
        wire.ifPresent(under -> {
            pause.setOnFinished(event -> view.showHint(model.tell(under), seen, false));
            pause.playFromStart();
        });
    }

    /// Tells nothing any more.
    void hide() {
        pause.stop();
        if (told.isPresent()) {
            told = Optional.empty();
            view.hideHint();
        }
    }
}

package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import java.util.Optional;

/// Draws a box and selects what it meets.
final class BoxDrag implements Drag {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final Choice choice;
    private final Point pressed;

    /// @param pressed where it begins, on the canvas
    BoxDrag(CanvasView view, CanvasViewModel model, Choice choice, Point pressed) {
        this.view = view;
        this.model = model;
        this.choice = choice;
        this.pressed = pressed;
    }

    @Override
    public void drag(Touch now) {
        view.marks().box(Box.between(view.viewport().toView(pressed), now.seen()));
    }

    @Override
    public void release(Touch now) {
        cancel();
        view.selectWire(Optional.empty());
        model.select(model.picture().get().nodesIn(Box.between(pressed, now.spot())), choice);
    }

    @Override
    public void cancel() {
        view.marks().clear();
    }
}

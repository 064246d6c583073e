package gradus.app.canvas;

import javafx.scene.Cursor;

/// Moves the view with the pointer.
final class PanDrag implements Drag {
    private final CanvasView view;
    private final Viewport before;
    private final Point pressed;

    PanDrag(CanvasView view, Point pressed) {
        this.view = view;
        this.before = view.viewport();
        this.pressed = pressed;
    }

    @Override
    public void drag(Touch now) {
        view.setCursor(Cursor.CLOSED_HAND);
        view.show(before.panned(now.seen().x() - pressed.x(), now.seen().y() - pressed.y()));
    }

    @Override
    public void release(Touch now) {
        drag(now);
    }

    @Override
    public void cancel() {
        view.show(before);
    }
}

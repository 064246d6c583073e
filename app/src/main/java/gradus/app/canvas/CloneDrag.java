package gradus.app.canvas;

import gradus.app.document.Insert;
import java.util.Optional;
import java.util.Set;

/// Drags a copy of nodes; they themselves stay.
final class CloneDrag implements Drag {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final Set<String> ids;
    private final Set<String> copies;
    private final Snapping snapping;

    /// @param grabbed the node under the pointer
    /// @param ids all that are copied
    CloneDrag(CanvasView view, CanvasViewModel model, String grabbed, Set<String> ids, Point pressed) {
        this.view = view;
        this.model = model;
        this.ids = ids;
        copies = Set.copyOf(copy(0, 0).ids().values());
        // The nodes themselves are neighbours of their copies.
        Picture start = model.picture().get();
        Snapping own = Snapping.of(view, start, grabbed, ids, pressed);
        Snapping others = Snapping.of(view, start, grabbed, Set.of(), pressed);
        snapping = own.beside(others.neighbours());
    }

    @Override
    public void drag(Touch now) {
        if (!model.isTrying()) {
            model.tryOut(Optional.of(copy(0, 0)));
        }
        Snapping.Step step = snapping.to(now);
        model.preview(copies, step.right(), step.down());
        view.marks().guides(step.lines(), view.viewport());
    }

    @Override
    public void release(Touch now) {
        Snapping.Step step = snapping.to(now);
        cancel();
        model.wirework().apply(copy(step.right(), step.down()));
    }

    @Override
    public void cancel() {
        view.marks().clear();
        model.putBack();
        model.tryOut(Optional.empty());
    }

    private Insert copy(double right, double down) {
        return model.wirework().copy(ids, right, down);
    }
}

package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.app.document.Splice;
import java.util.Optional;
import java.util.Set;

/// Moves nodes. One without wires that is let go over a wire is inserted there, if it fits.
final class MoveDrag implements Drag {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final Set<String> ids;
    private final Snapping snapping;
    private final Landing landing;
    private final Optional<NodePicture> single;

    /// @param grabbed the node under the pointer
    /// @param ids all that are moved
    MoveDrag(CanvasView view, CanvasViewModel model, String grabbed, Set<String> ids, Point pressed) {
        this.view = view;
        this.model = model;
        this.ids = ids;
        Picture start = model.picture().get();
        snapping = Snapping.of(view, start, grabbed, ids, pressed);
        single = ids.size() == 1 ? start.node(grabbed) : Optional.empty();
        landing = new Landing(view, model.wirework(), start);
    }

    @Override
    public void drag(Touch now) {
        Snapping.Step step = snapping.to(now);
        model.preview(ids, step.right(), step.down());
        if (splice(step).isEmpty()) {
            view.marks().guides(step.lines(), view.viewport());
        }
    }

    @Override
    public void release(Touch now) {
        Snapping.Step step = snapping.to(now);
        Optional<Splice> splice = splice(step);
        view.marks().clear();
        if (splice.isPresent()) {
            model.putBack();
            model.wirework().apply(splice.get());
        } else {
            model.select(ids, Choice.ONLY);
            model.move(ids, step.right(), step.down());
        }
    }

    @Override
    public void cancel() {
        view.marks().clear();
        model.putBack();
    }

    private Optional<Splice> splice(Snapping.Step step) {
        return single.flatMap(node -> landing.over(node.node(), node.at().plus(step.right(), step.down())));
    }
}

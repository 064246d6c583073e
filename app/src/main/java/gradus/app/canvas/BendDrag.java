package gradus.app.canvas;

import gradus.app.document.DecorEdit;
import java.util.Optional;

/// Moves a point that a wire is led through.
final class BendDrag implements Drag {
    private final CanvasViewModel model;
    private final Bend bend;

    BendDrag(CanvasViewModel model, Bend bend) {
        this.model = model;
        this.bend = bend;
    }

    @Override
    public void drag(Touch now) {
        model.tryOut(Optional.of(edit(now)));
    }

    @Override
    public void release(Touch now) {
        cancel();
        model.wirework().apply(edit(now));
    }

    @Override
    public void cancel() {
        model.tryOut(Optional.empty());
    }

    private DecorEdit.SetBends edit(Touch now) {
        return new DecorEdit.SetBends(
                bend.wire().toNode(), bend.wire().toPort(), bend.movedTo(now.spot(), now.isFree()));
    }
}

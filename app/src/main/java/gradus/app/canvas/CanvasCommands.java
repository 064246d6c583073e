package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is done on the canvas by commands, from a key or a menu. Those that may find nothing to do say whether they
/// did something.
final class CanvasCommands {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final CanvasPointer pointer;

    CanvasCommands(CanvasView view, CanvasViewModel model, CanvasPointer pointer) {
        this.view = view;
        this.model = model;
        this.pointer = pointer;
    }

    /// Ends what the pointer is doing, or else selects nothing, or else leaves the block.
    boolean escape() {
        return pointer.cancel() || deselect() || model.leave();
    }

    private boolean deselect() {
        boolean wasSelected =
                !model.selection().isEmpty() || view.selectedWire().get().isPresent();
        model.select(List.of(), Choice.ONLY);
        view.selectWire(Optional.empty());
        return wasSelected;
    }

    /// Deletes the selected wire, or else the selected nodes.
    void remove() {
        Optional<Wire> wire = view.selectedWire().get();
        view.selectWire(Optional.empty());
        wire.ifPresentOrElse(model::removeWire, model::removeSelection);
    }

    /// Moves the selection by steps of the grid.
    void nudge(int right, int down) {
        model.move(model.selection(), right * Grid.STEP, down * Grid.STEP);
    }

    /// Opens a field for the name of the one node selected.
    boolean rename() {
        only().ifPresent(view::rename);
        return only().isPresent();
    }

    /// Enters the one node selected, or opens a field for its value.
    boolean open() {
        Optional<String> block = only().filter(model::hasInside);
        block.ifPresent(model::enter);
        return block.isPresent() || editValue(Optional.empty());
    }

    /// Opens a field for the value of the one node selected.
    ///
    /// @param typed what was typed already; empty shows the value
    boolean editValue(Optional<String> typed) {
        only().ifPresent(id -> view.editValue(id, typed));
        return only().isPresent();
    }

    /// To the next node in the order they were made; behind the last one the keyboard leaves the canvas.
    boolean walk(int by) {
        List<String> ids = new ArrayList<>(model.picture().get().nodes().keySet());
        int now = only().map(ids::indexOf).orElse(by > 0 ? -1 : ids.size());
        int next = now + by;
        if (next < 0 || next >= ids.size()) {
            return false;
        }
        model.select(List.of(ids.get(next)), Choice.ONLY);
        view.revealSelection();
        return true;
    }

    private Optional<String> only() {
        return model.selection().size() == 1
                ? Optional.of(model.selection().iterator().next())
                : Optional.empty();
    }
}

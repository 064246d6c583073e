package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.engine.graph.Graph.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What is done on the canvas by commands, from a key or a menu. Those that may find nothing to do say whether they
/// did something.
final class CanvasCommands {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final CanvasPointer pointer;
    private final KeyboardWalk walk;

    CanvasCommands(CanvasView view, CanvasViewModel model, CanvasPointer pointer, KeyboardWalk walk) {
        this.view = view;
        this.model = model;
        this.pointer = pointer;
        this.walk = walk;
    }

    /// Ends what the pointer or the keyboard is doing, or else selects nothing, or else leaves the block.
    boolean escape() {
        return pointer.cancel() || walk.cancel() || deselect() || model.leave();
    }

    private boolean deselect() {
        boolean wasSelected =
                !model.selection().isEmpty() || view.selectedWire().get().isPresent();
        model.select(List.of(), Choice.ONLY);
        view.selectWire(Optional.empty());
        return wasSelected;
    }

    /// Removes the wires of the port that has the keyboard, or else the selected wire, or else the selected nodes.
    void remove() {
        if (clearPort()) {
            return;
        }
        Optional<Wire> wire = view.selectedWire().get();
        view.selectWire(Optional.empty());
        wire.ifPresentOrElse(model::removeWire, model::removeSelection);
    }

    /// Leads the wire on its way to the next port, or else moves the selection by steps of the grid.
    void nudge(int right, int down) {
        if (!walk.lead(Integer.signum(right), Integer.signum(down))) {
            model.move(model.selection(), right * Grid.STEP, down * Grid.STEP);
        }
    }

    /// Opens a field for the name of the one node selected.
    boolean rename() {
        only().ifPresent(view.fields()::rename);
        return only().isPresent();
    }

    /// Ends the wire that keys lead, or else opens the one node selected: the value of what has one, the inside of a
    /// block, of everything else the attributes.
    boolean open() {
        Optional<NodePicture> node = only().flatMap(id -> model.picture().get().node(id));
        return walk.connect() || node.map(this::open).isPresent();
    }

    private NodePicture open(NodePicture node) {
        if (node.own().isPresent()) {
            view.fields().editValue(node.id(), Optional.empty());
        } else if (model.hasInside(node.id())) {
            model.enter(node.id());
        } else {
            view.openAttributes();
        }
        return node;
    }

    /// Opens a field for the value of the one node selected.
    ///
    /// @param typed what was typed already; empty shows the value
    boolean editValue(Optional<String> typed) {
        only().ifPresent(id -> view.fields().editValue(id, typed));
        return only().isPresent();
    }

    /// To the next node or wire; behind the last one the keyboard leaves the canvas.
    boolean walk(int by) {
        return walk.walk(by);
    }

    /// To the next port of the one node selected.
    boolean walkPorts(int by) {
        return walk.walkPorts(by);
    }

    /// Makes a point that the selected wire goes through: where the pointer is on it, or else in its middle.
    void bend() {
        onWire((wire, spot) -> model.wirework().bend(Bend.in(wire, spot)));
    }

    /// Searches for what to put into the selected wire.
    void insert() {
        onWire((wire, spot) -> view.search().into(wire.wire(), spot));
    }

    /// Does something with the selected wire, where it is pointed at or else in its middle.
    private void onWire(BiConsumer<WirePicture, Point> deed) {
        Optional<Point> pointed = view.pointed().map(at -> new Point(at.x(), at.y()));
        Picture picture = model.picture().get();
        Optional<Wire> selected = view.selectedWire().get();
        picture.wires().stream()
                .filter(wire -> selected.filter(wire.wire()::equals).isPresent())
                .findFirst()
                .ifPresent(wire -> deed.accept(
                        wire,
                        pointed.filter(spot -> picture.wireAt(spot).equals(selected))
                                .orElseGet(() -> wire.path().at(0.5))));
    }

    /// Removes the wires of the port that has the keyboard.
    boolean clearPort() {
        walk.port().ifPresent(model.wirework()::clear);
        return walk.port().isPresent();
    }

    /// Starts a wire that keys lead.
    boolean wire() {
        return walk.begin();
    }

    private Optional<String> only() {
        return model.selection().size() == 1
                ? Optional.of(model.selection().iterator().next())
                : Optional.empty();
    }
}

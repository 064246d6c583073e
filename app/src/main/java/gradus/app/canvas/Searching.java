package gradus.app.canvas;

import java.util.Optional;
import javafx.scene.layout.Pane;

/// Searches on the canvas for what to add, at a spot or for the loose end of a wire.
final class Searching {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final KeyboardWalk walk;
    private final SearchPopup popup;

    /// @param overlay where the list is put
    Searching(CanvasView view, CanvasViewModel model, KeyboardWalk walk, Pane overlay) {
        this.view = view;
        this.model = model;
        this.walk = walk;
        popup = new SearchPopup(overlay, this::leave, view::requestFocus);
    }

    /// Searches for what to add at a spot of the canvas.
    ///
    /// @param wire the port whose wire was led there; what fits it is offered and comes connected
    void at(Point spot, Optional<Ports.Spot> wire) {
        wire.filter(port -> model.wiring().get().isEmpty()).ifPresent(model::beginWire);
        view.drawWireTo(wire.map(port -> spot));
        popup.open(model.search(), view.viewport().toView(spot), model.words(), offer -> {
            model.place(offer, spot);
            view.drawWireTo(Optional.empty());
        });
    }

    /// Searches for what to add, for the wire that keys lead or the port that has the keyboard if there is either:
    /// where the pointer is, or else beside the node that is selected, or else in the middle of what is seen.
    void byKey() {
        Optional<Point> pointed = view.pointed().map(spot -> new Point(spot.x(), spot.y()));
        Point place = pointed.orElseGet(() -> model.picture()
                .get()
                .free(walk.beside().orElseGet(() -> view.viewport().toCanvas(view.seenPointer()))));
        at(place, walk.anchor());
    }

    void close() {
        popup.close();
    }

    private void leave() {
        view.drawWireTo(Optional.empty());
        model.cancelWire();
    }
}

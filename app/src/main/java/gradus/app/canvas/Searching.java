package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import java.util.Optional;
import javafx.scene.layout.Pane;

/// Opens the search for what to add, where a person wants to have it.
final class Searching {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final KeyboardWalk walk;
    private final SearchPopup popup;

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

    /// Searches for the wire that keys lead, or for the port that has the keyboard, if there is either: where the
    /// pointer is, or else beside the node that is selected, or else in the middle of what is seen.
    void byKey() {
        Optional<Point> pointed = view.pointed().map(place -> new Point(place.x(), place.y()));
        at(pointed.or(() -> walk.beside().map(this::free)).orElseGet(this::middle), walk.anchor());
    }

    /// Searches for what to put into a wire.
    void into(Wire wire, Point spot) {
        SearchViewModel offers = new SearchViewModel(model.adding().offers(wire, model.words()));
        popup.open(
                offers,
                view.viewport().toView(spot),
                model.words(),
                offer -> model.adding().insert(offer, spot, wire));
    }

    /// The middle of what is seen, or beside what stands there.
    Point middle() {
        return free(view.viewport().toCanvas(new Point(view.getWidth() / 2, view.getHeight() / 2)));
    }

    /// Takes the search away.
    void close() {
        popup.close();
    }

    private void leave() {
        view.drawWireTo(Optional.empty());
        model.cancelWire();
    }

    /// A place near one at which no node stands.
    private Point free(Point wanted) {
        Point free = wanted;
        while (model.picture().get().nodeAt(free).isPresent()) {
            free = free.plus(Grid.STEP * 2, Grid.STEP * 2);
        }
        return free;
    }
}

package gradus.app.canvas;

import java.util.Optional;

/// Leads a wire, or all wires of an output, from a port to another one.
final class WireDrag implements Drag {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final Ports.Spot port;
    private final boolean isAll;

    /// @param isAll whether all wires of the port are led elsewhere
    WireDrag(CanvasView view, CanvasViewModel model, Ports.Spot port, boolean isAll) {
        this.view = view;
        this.model = model;
        this.port = port;
        this.isAll = isAll;
    }

    @Override
    public void drag(Touch now) {
        if (model.wiring().get().isEmpty()) {
            if (isAll) {
                model.beginWires(port);
            } else {
                model.beginWire(port);
            }
        }
        view.drawWireTo(Optional.of(now.spot()));
        Optional<Ports.Spot> near = view.portNear(now.spot());
        near.filter(this::isFacing)
                .flatMap(model::reason)
                .or(() -> near.filter(other -> !isFacing(other) && !other.id().equals(port.id()))
                        .map(other -> model.words().text(other.isInput() ? "canvas.two-inputs" : "canvas.two-outputs")))
                .ifPresentOrElse(reason -> view.showHint(reason, now.seen(), true), view::hideHint);
    }

    @Override
    public void release(Touch now) {
        Optional<Ports.Spot> end = target(now.spot());
        Optional<Wiring> wiring = model.wiring().get();
        boolean isNew = wiring.filter(
                        wire -> wire.taken().isEmpty() && wire.moved().isEmpty())
                .isPresent();
        boolean isOnNothing =
                end.isEmpty() && model.picture().get().nodeAt(now.spot()).isEmpty();
        finish();
        model.endWire(end);
        if (isNew && isOnNothing) {
            view.search().at(now.spot(), Optional.of(port));
        }
    }

    @Override
    public void cancel() {
        finish();
        model.cancelWire();
    }

    private void finish() {
        view.drawWireTo(Optional.empty());
        view.hideHint();
    }

    private Optional<Ports.Spot> target(Point spot) {
        return view.portNear(spot).filter(this::isFacing);
    }

    private boolean isFacing(Ports.Spot near) {
        return model.wiring().get().filter(wire -> wire.faces(near)).isPresent();
    }
}

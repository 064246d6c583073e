package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/// The way over the canvas without a pointer: from node to wire to node, over the ports of a node, and with a wire
/// from port to port. A ring shows where the keyboard is.
final class KeyboardWalk {
    private static final double RING = 11;
    private static final double BESIDE = 104;

    /// Where the keyboard can stop.
    private sealed interface Stop {
        record AtNode(String id) implements Stop {}

        record AtWire(Wire wire) implements Stop {}
    }

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Circle ring = new Circle(RING);
    private Optional<Ports.Spot> port = Optional.empty();
    private Optional<Ports.Spot> target = Optional.empty();

    KeyboardWalk(CanvasView view, CanvasViewModel model, Pane overlay) {
        this.view = view;
        this.model = model;
        ring.setId("focus-ring");
        ring.getStyleClass().add("focus-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        overlay.getChildren().add(ring);
        // Where the pointer acts the keyboard is at no port any more.
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> port = Optional.empty());
    }

    /// Whether a wire is being led by keys.
    boolean isWiring() {
        return target.isPresent();
    }

    /// To the next node or wire, each node before the wires that leave it. Behind the last one the keyboard leaves the
    /// canvas. With a wire on its way: to the next port that fits.
    ///
    /// @return whether there was one
    boolean walk(int by) {
        if (isWiring()) {
            List<Ports.Spot> all = fitting();
            lead(all.get(Math.floorMod(all.indexOf(target.orElseThrow()) + by, all.size())));
            return true;
        }
        List<Stop> stops = stops();
        int now = here().map(stops::indexOf).orElse(-1);
        int next = now < 0 && by < 0 ? stops.size() - 1 : now + by;
        if (next < 0 || next >= stops.size()) {
            return false;
        }
        port = Optional.empty();
        switch (stops.get(next)) {
            case Stop.AtNode(String id) -> {
                view.selectWire(Optional.empty());
                model.select(List.of(id), Choice.ONLY);
                view.revealSelection();
            }
            case Stop.AtWire(Wire wire) -> {
                model.select(List.of(), Choice.ONLY);
                view.selectWire(Optional.of(wire));
                path(wire).ifPresent(path -> view.reveal(path.box()));
            }
        }
        return true;
    }

    /// To the next port of the selected node; behind the last one the first comes again.
    boolean walkPorts(int by) {
        List<Ports.Spot> spots = node().map(Ports::of).orElse(List.of());
        if (spots.isEmpty() || isWiring()) {
            return false;
        }
        int next = port.map(spots::indexOf).orElse(by > 0 ? -1 : 0) + by;
        port = Optional.of(spots.get(Math.floorMod(next, spots.size())));
        view.revealSelection();
        return true;
    }

    /// Gives the keyboard to a port.
    void focus(Ports.Spot spot) {
        model.select(List.of(spot.node()), Choice.ONLY);
        view.selectWire(Optional.empty());
        port = Optional.of(spot);
        view.refresh();
    }

    /// The port that has the keyboard.
    Optional<Ports.Spot> port() {
        return port;
    }

    /// Starts a wire at the port that has the keyboard, or at the node's first output, and leads it to the nearest port
    /// that fits.
    boolean begin() {
        Optional<Ports.Spot> start = port.or(() -> node().flatMap(KeyboardWalk::first));
        if (start.isEmpty() || isWiring()) {
            return false;
        }
        model.beginWire(start.get());
        Ports.Spot anchor = model.wiring().get().orElseThrow().anchor();
        Optional<Ports.Spot> nearest =
                fitting().stream().min(Comparator.comparingDouble(spot -> at(spot).distance(at(anchor))));
        nearest.ifPresentOrElse(this::lead, () -> {
            model.cancelWire();
            view.showHint(
                    model.words().text("canvas.nothing-fits"), view.viewport().toView(at(start.get())), true);
        });
        return true;
    }

    /// Where a wire would begin: at the wire that keys lead, or at the port that has the keyboard.
    Optional<Ports.Spot> anchor() {
        return isWiring() ? model.wiring().get().map(Wiring::anchor) : port;
    }

    /// A place beside the selected node, where the graph flows to.
    Optional<Point> beside() {
        return node().map(node -> switch (model.picture().get().direction()) {
            case RIGHT -> node.at().plus(node.shape().width() + BESIDE, 0);
            case UP -> node.at().plus(0, -node.shape().height() - BESIDE);
        });
    }

    /// Leads the wire to the nearest port that fits in a direction.
    ///
    /// @return whether a wire is being led
    boolean lead(double right, double down) {
        target.map(this::at)
                .ifPresent(now -> fitting().stream()
                        .filter(spot -> along(now, at(spot), right, down) > 1)
                        .min(Comparator.comparingDouble(
                                spot -> along(now, at(spot), right, down) + 2 * across(now, at(spot), right, down)))
                        .ifPresent(this::lead));
        return isWiring();
    }

    /// Ends the wire where it was led to; the keyboard goes on there.
    boolean connect() {
        Optional<Ports.Spot> end = target;
        end.ifPresent(spot -> {
            leave();
            model.endWire(end);
            model.select(List.of(spot.node()), Choice.ONLY);
            view.revealSelection();
        });
        return end.isPresent();
    }

    /// Gives up the wire, or goes back from the port to its node.
    ///
    /// @return whether there was either
    boolean cancel() {
        boolean wasAnywhere = isWiring() || port.isPresent();
        if (isWiring()) {
            leave();
            model.cancelWire();
        }
        port = Optional.empty();
        view.refresh();
        return wasAnywhere;
    }

    /// Shows where the keyboard is, and says it.
    void draw(Picture picture) {
        if (model.wiring().get().isEmpty()) {
            target = Optional.empty();
        }
        Spoken spoken = new Spoken(model.words());
        port = port.filter(spot -> model.selection().equals(Set.of(spot.node())))
                .flatMap(spot -> picture.node(spot.node()))
                .flatMap(owner -> Ports.of(owner).stream()
                        .filter(spot -> spot.id().equals(port.orElseThrow().id()))
                        .findFirst());
        Optional<Ports.Spot> shown = target.or(() -> port);
        Optional<Wire> wire = view.selectedWire().get();
        Optional<Point> place = shown.map(this::at)
                .or(() -> wire.flatMap(this::path).map(path -> path.at(0.5)))
                .map(view.viewport()::toView);
        ring.setVisible(place.isPresent() && view.isFocused());
        place.ifPresent(point -> {
            ring.setCenterX(point.x());
            ring.setCenterY(point.y());
        });
        String said = target.map(spot -> spoken.target(picture, spot))
                .or(() -> port.map(spot -> spoken.port(picture, spot)))
                .or(() -> wire.map(selected -> spoken.wire(picture, selected)))
                .or(() -> node().map(spoken::node))
                .orElseGet(() -> spoken.canvas(picture));
        if (!said.equals(view.getAccessibleText())) {
            view.setAccessibleText(said);
        }
    }

    private void lead(Ports.Spot spot) {
        target = Optional.of(spot);
        Point end = at(spot);
        view.reveal(Box.between(end, end));
        view.drawWireTo(Optional.of(end));
        view.showHint(
                new Spoken(model.words()).target(model.picture().get(), spot),
                view.viewport().toView(end),
                false);
    }

    private void leave() {
        target = Optional.empty();
        port = Optional.empty();
        view.drawWireTo(Optional.empty());
        view.hideHint();
    }

    private List<Ports.Spot> fitting() {
        Set<String> ids = model.wiring().get().map(wiring -> wiring.fitting()).orElse(Set.of());
        return model.picture().get().nodes().values().stream()
                .flatMap(node -> Ports.of(node).stream())
                .filter(spot -> ids.contains(spot.id()))
                .toList();
    }

    private List<Stop> stops() {
        Picture picture = model.picture().get();
        List<Stop> stops = new ArrayList<>();
        Map<String, List<Wire>> leaving = picture.wires().stream()
                .map(WirePicture::wire)
                .collect(Collectors.groupingBy(wire -> wire.from().node()));
        for (String id : picture.nodes().keySet()) {
            stops.add(new Stop.AtNode(id));
            leaving.getOrDefault(id, List.of()).forEach(wire -> stops.add(new Stop.AtWire(wire)));
        }
        return stops;
    }

    private Optional<Stop> here() {
        return view.selectedWire()
                .get()
                .<Stop>map(Stop.AtWire::new)
                .or(() -> node().map(node -> new Stop.AtNode(node.id())));
    }

    private Optional<NodePicture> node() {
        return model.selection().size() == 1
                ? model.picture().get().node(model.selection().iterator().next())
                : Optional.empty();
    }

    private Optional<WirePath> path(Wire wire) {
        return model.picture().get().wires().stream()
                .filter(drawn -> drawn.wire().equals(wire))
                .map(WirePicture::path)
                .findFirst();
    }

    private Point at(Ports.Spot spot) {
        return spot.at(model.picture().get().node(spot.node()).orElseThrow());
    }

    /// Where a wire begins when no port was chosen: at the first output, or at the first input of what has none.
    private static Optional<Ports.Spot> first(NodePicture node) {
        List<Ports.Spot> spots = Ports.of(node);
        return spots.stream()
                .filter(spot -> !spot.isInput())
                .findFirst()
                .or(() -> spots.stream().findFirst());
    }

    private static double along(Point from, Point to, double right, double down) {
        return (to.x() - from.x()) * right + (to.y() - from.y()) * down;
    }

    private static double across(Point from, Point to, double right, double down) {
        return Math.abs((to.x() - from.x()) * down - (to.y() - from.y()) * right);
    }
}

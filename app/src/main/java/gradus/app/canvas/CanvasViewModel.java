package gradus.app.canvas;

import gradus.app.action.Operations;
import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.app.workspace.Landscape;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Insides;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Variable;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// What the canvas shows and what can be done on it, without a window. What goes on under the pointer (a drag, a
/// wire on its way) is kept here until it is done and becomes one edit.
public final class CanvasViewModel {
    private final Workspace workspace;
    private final ObservableValue<Messages> messages;
    private final Adding adding;
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(Picture.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Wiring>> wiring = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Picture base = Picture.EMPTY;
    private Optional<Pictures> made = Optional.empty();
    private Optional<Links> links = Optional.empty();
    private Map<String, Position> moved = Map.of();
    private Optional<State> tried = Optional.empty();
    private final Wirework wirework;

    /// A view model of the workspace's document.
    public CanvasViewModel(Workspace workspace, ObservableValue<Messages> messages) {
        this(workspace, messages, Operations.CATALOGUE);
    }

    /// A view model of the workspace's document.
    ///
    /// @param operations what can be put on the canvas
    public CanvasViewModel(Workspace workspace, ObservableValue<Messages> messages, Operations operations) {
        adding = new Adding(workspace, operations);
        this.workspace = workspace;
        wirework = new Wirework(workspace);
        this.messages = messages;
        workspace.state().subscribe(this::refresh);
        workspace.document().subscribe(() -> {
            wiring.set(Optional.empty());
            tryOut(Optional.empty());
        });
        workspace.told().subscribe(this::refresh);
        workspace.training().subscribe(this::refresh);
        workspace.data().subscribe(this::refresh);
        workspace.predictions().looked().subscribe(this::refresh);
        messages.subscribe(this::refresh);
        refresh();
    }

    Landscape landscape() {
        return workspace.landscape();
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    /// The wire on its way, if there is one.
    ReadOnlyObjectProperty<Optional<Wiring>> wiring() {
        return wiring.getReadOnlyProperty();
    }

    /// Counts the documents opened: another number means another document.
    int opened() {
        return workspace.state().get().opened();
    }

    /// The ids of the blocks that lead to what is seen.
    List<String> place() {
        return workspace.state().get().scene().place();
    }

    /// Whether a node has an inside to look at.
    boolean hasInside(String id) {
        return workspace
                .here()
                .graph()
                .find(id)
                .map(Node::operation)
                .filter(Insides::has)
                .isPresent();
    }

    /// Looks at the inside of a block; if that can't be, the workspace says why.
    void enter(String id) {
        List<String> deeper = new ArrayList<>(place());
        deeper.add(id);
        workspace.enter(deeper);
    }

    /// Looks at what is around the block again, and selects it.
    ///
    /// @return whether a block was looked at
    boolean leave() {
        List<String> inside = place();
        if (inside.isEmpty()) {
            return false;
        }
        workspace.enter(inside.subList(0, inside.size() - 1));
        workspace.select(List.of(inside.getLast()));
        return true;
    }

    Workspace workspace() {
        return workspace;
    }

    Set<String> selection() {
        return workspace.selection().get();
    }

    ObservableValue<Boolean> hasNodes() {
        return workspace
                .state()
                .map(state -> !state.scene().document().graph().nodes().isEmpty());
    }

    ObservableValue<Boolean> hasSelection() {
        return workspace.selection().map(ids -> !ids.isEmpty());
    }

    ObservableValue<Boolean> isOneSelected() {
        return workspace.selection().map(ids -> ids.size() == 1);
    }

    Messages words() {
        return messages.getValue();
    }

    /// How a click or a box changes what is selected.
    enum Choice {
        ONLY,
        ADD,
        TOGGLE
    }

    void select(Collection<String> ids, Choice choice) {
        Set<String> chosen = new LinkedHashSet<>(choice == Choice.ONLY ? Set.of() : selection());
        for (String id : ids) {
            if (choice == Choice.TOGGLE && chosen.contains(id)) {
                chosen.remove(id);
            } else {
                chosen.add(id);
            }
        }
        workspace.select(chosen);
    }

    /// Selects every node.
    public void selectAll() {
        select(picture.get().nodes().keySet(), Choice.ONLY);
    }

    /// Deletes what is selected, and no more.
    public void removeSelection() {
        if (!selection().isEmpty()) {
            workspace.apply(new Edit.RemoveNodes(selection()));
        }
    }

    /// Takes a wire off.
    void removeWire(Wire wire) {
        if (workspace.here().graph().wires().contains(wire)) {
            workspace.apply(new Edit.Disconnect(wire.toNode(), wire.toPort()));
        }
    }

    /// Adds an operation with its centre at a spot of the canvas, on the grid.
    ///
    /// @param operation its key
    /// @return the new node's id; empty when there is no such operation
    public Optional<String> add(String operation, double x, double y) {
        return adding.add(operation, new Point(x, y));
    }

    /// The search for what to add; where a wire is on its way for what fits it.
    SearchViewModel search() {
        return new SearchViewModel(adding.offers(wiring.get(), words()));
    }

    /// Adds what the search has found, at the end of the wire on its way if there is one.
    void place(Adding.Offer offer, Point spot) {
        Optional<Wiring> ended = wiring.get();
        wiring.set(Optional.empty());
        adding.place(offer, spot, ended);
    }

    /// What can be put on the canvas: alone, at the end of a wire, into one.
    Adding adding() {
        return adding;
    }

    /// Shows some nodes elsewhere without an edit, while they are being dragged.
    void preview(Set<String> ids, double right, double down) {
        moved = placed(ids, right, down);
        picture.set(pictures().moved(base, links()));
    }

    /// Shows some nodes at other places without an edit, on their way there.
    void preview(Map<String, Position> places) {
        moved = Map.copyOf(places);
        picture.set(pictures().moved(base, links()));
    }

    /// Puts nodes elsewhere, as one edit.
    void move(Set<String> ids, double right, double down) {
        Map<String, Position> placed = placed(ids, right, down);
        moved = Map.of();
        picture.set(base);
        workspace.apply(new Edit.MoveNodes(placed));
    }

    /// Ends a preview without an edit.
    void putBack() {
        moved = Map.of();
        picture.set(base);
    }

    /// Shows what an edit would make of the document, without making it; without one, the document as it is.
    void tryOut(Optional<Edit> edit) {
        if (edit.isPresent() || tried.isPresent()) {
            tried = edit.map(wirework::after);
            refresh();
        }
    }

    /// Whether something is shown that is not made.
    boolean isTrying() {
        return tried.isPresent();
    }

    /// What the pointer does to wires.
    Wirework wirework() {
        return wirework;
    }

    /// A new node of an operation, by its key, that is not put anywhere yet.
    Optional<Node> prototype(String operation) {
        return adding.prototype(operation);
    }

    /// What is known of a wire, in words.
    String tell(Wire wire) {
        return WireText.of(pictures(), wire);
    }

    /// Begins to move all wires of an output.
    void beginWires(Ports.Spot output) {
        wiring.set(Optional.of(Wiring.ofAll(workspace.here(), picture.get(), output)));
    }

    /// Begins a wire at a port. An input that has a wire gives it off, and the wire's other end stays fixed.
    void beginWire(Ports.Spot port) {
        Optional<Wire> taken = port.isInput()
                ? workspace
                        .here()
                        .graph()
                        .node(port.node())
                        .input(port.port().name())
                        .map(from -> new Wire(from, port.node(), port.port().name()))
                : Optional.empty();
        Ports.Spot anchor = taken.flatMap(wire -> picture.get().node(wire.from().node()))
                .flatMap(owner -> Ports.of(owner).stream()
                        .filter(spot -> !spot.isInput()
                                && spot.index() == taken.get().from().output())
                        .findFirst())
                .orElse(port);
        wiring.set(Optional.of(Wiring.of(workspace.here(), picture.get(), anchor, taken)));
    }

    /// Ends the wire at a port, or nowhere: then a wire that was taken off is gone. Where it doesn't fit nothing
    /// changes, and the workspace says why.
    void endWire(Optional<Ports.Spot> port) {
        Optional<Wiring> ended = wiring.get();
        wiring.set(Optional.empty());
        ended.ifPresent(wire -> {
            if (port.isEmpty()) {
                wire.taken().ifPresent(off -> workspace.apply(new Edit.Disconnect(off.toNode(), off.toPort())));
            } else if (wire.fitting().contains(port.get().id())) {
                workspace.apply(wire.end(port.get()));
            } else {
                Optional.ofNullable(wire.reasons().get(port.get().id()))
                        .ifPresent(reason -> workspace.refuse(List.of(reason)));
            }
        });
    }

    /// Whether a wire of the graph is being led elsewhere, so that it isn't where it was.
    boolean isOnItsWay(Wire wire) {
        return wiring.get().filter(now -> now.holds(wire)).isPresent();
    }

    /// Leaves everything as it was before the wire.
    void cancelWire() {
        wiring.set(Optional.empty());
    }

    /// Why the wire can't end at a port, in words; empty when it can.
    Optional<String> reason(Ports.Spot port) {
        return wiring.get()
                .flatMap(wire -> Optional.ofNullable(wire.reasons().get(port.id())))
                .map(words()::of);
    }

    /// Gives a variable or constant another value.
    ///
    /// @param text a number or nested brackets, as the language writes them
    /// @return why the text is refused; empty when it was taken
    Optional<String> setValue(String id, String text) {
        Optional<Tensor> read = words().numbers().parseTensor(text);
        if (read.isEmpty()) {
            return Optional.of(words().text("canvas.no-number", text));
        }
        Node node = workspace.here().graph().node(id);
        Operation changed = switch (node.operation()) {
            case Variable variable -> new Variable(read.get(), variable.trainable());
            case Constant _ -> new Constant(read.get());
            default -> node.operation();
        };
        workspace.seal();
        return refusal(workspace.apply(new Edit.SetOperation(id, "value", changed)));
    }

    /// Calls a node otherwise.
    ///
    /// @return why the name is refused; empty when it was taken
    Optional<String> rename(String id, String name) {
        return refusal(workspace.apply(new Edit.Rename(id, name)));
    }

    private Optional<String> refusal(List<Diagnostic> reasons) {
        return reasons.stream().findFirst().map(words()::of);
    }

    private Map<String, Position> placed(Set<String> ids, double right, double down) {
        Map<String, Position> placed = new LinkedHashMap<>();
        for (String id : ids) {
            shown().scene()
                    .document()
                    .layout()
                    .find(id)
                    .ifPresent(position -> placed.put(id, position.plus(right, down)));
        }
        return placed;
    }

    private State shown() {
        return tried.orElseGet(() -> workspace.state().get());
    }

    private void refresh() {
        Pictures now = pictures();
        base = made.map(before -> now.picture(before, base)).orElseGet(now::picture);
        made = Optional.of(now);
        links = Optional.empty();
        picture.set(moved.isEmpty() ? base : now.moved(base, links()));
    }

    private Links links() {
        Links known = links.orElseGet(() -> Links.of(base));
        links = Optional.of(known);
        return known;
    }

    private Pictures pictures() {
        return new Pictures(
                shown(),
                workspace.told().get(),
                workspace.training().get(),
                workspace.data().get(),
                words(),
                workspace.costs(),
                workspace.predictions().looked().get(),
                moved);
    }
}

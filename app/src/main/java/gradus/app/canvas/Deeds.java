package gradus.app.canvas;

import gradus.app.action.Gesture.Deed;
import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.engine.project.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;

/// Does what gestures are for.
record Deeds(CanvasView view, CanvasViewModel model) {

    /// The drag that a deed begins; empty for what is no drag or needs something else under the pointer.
    Optional<Drag> drag(Deed deed, Aim aim, Point seen) {
        return switch (deed) {
            case PAN -> Optional.of(new PanDrag(view, seen));
            case BOX -> Optional.of(box(Choice.ONLY, aim));
            case BOX_ADD -> Optional.of(box(Choice.ADD, aim));
            case BOX_TOGGLE -> Optional.of(box(Choice.TOGGLE, aim));
            case MOVE -> aim.node().map(node -> move(node.id(), grasped(node.id()), aim));
            case MOVE_ADD -> aim.node().map(node -> move(node.id(), added(node.id()), aim));
            case CLONE -> aim.node().map(node -> new CloneDrag(view, model, node.id(), grasped(node.id()), aim.spot()));
            case WIRE -> aim.port().map(port -> new WireDrag(view, model, port, false));
            case MOVE_WIRES ->
                aim.port().filter(model.wirework()::isWired).map(port -> new WireDrag(view, model, port, true));
            case MOVE_BEND -> aim.bend().map(bend -> new BendDrag(model, bend));
            case CUT -> Optional.of(new KnifeDrag(view, model, aim.spot()));
            case ZOOM,
                    PAN_SIDEWAYS,
                    SELECT,
                    ADD,
                    TOGGLE,
                    DESELECT,
                    CLEAR_PORT,
                    INSERT,
                    SELECT_WIRE,
                    BEND,
                    UNBEND,
                    TELL,
                    ENTER,
                    RENAME,
                    EDIT_VALUE,
                    SEARCH,
                    MENU,
                    OPEN_FILE -> Optional.empty();
        };
    }

    /// Does what a click is for.
    ///
    /// @param screen where it was
    void click(Deed deed, Aim aim, Point2D screen) {
        switch (deed) {
            case SELECT -> select(aim, Choice.ONLY);
            case ADD -> select(aim, Choice.ADD);
            case TOGGLE -> select(aim, Choice.TOGGLE);
            case DESELECT -> {
                view.selectWire(Optional.empty());
                model.select(List.of(), Choice.ONLY);
            }
            case SELECT_WIRE -> {
                model.select(List.of(), Choice.ONLY);
                view.selectWire(aim.wire());
            }
            case CLEAR_PORT -> aim.port().ifPresent(model.wirework()::clear);
            case BEND -> bend(aim);
            case UNBEND -> aim.bend().ifPresent(model.wirework()::unbend);
            case ENTER -> aim.node().ifPresent(node -> model.enter(node.id()));
            case RENAME -> aim.node().ifPresent(node -> view.fields().rename(node.id()));
            case EDIT_VALUE -> aim.node().ifPresent(node -> view.fields().editValue(node.id(), Optional.empty()));
            case SEARCH -> view.search().at(aim.spot(), Optional.empty());
            case MENU -> {
                aim.port().ifPresent(view::focusPort);
                view.openMenu(target(aim), screen);
            }
            case ZOOM,
                    PAN,
                    PAN_SIDEWAYS,
                    BOX,
                    BOX_ADD,
                    BOX_TOGGLE,
                    MOVE,
                    MOVE_ADD,
                    CLONE,
                    WIRE,
                    MOVE_WIRES,
                    CUT,
                    INSERT,
                    MOVE_BEND,
                    TELL,
                    OPEN_FILE -> {}
        }
    }

    private void select(Aim aim, Choice choice) {
        view.selectWire(Optional.empty());
        aim.node().ifPresent(node -> model.select(List.of(node.id()), choice));
    }

    private void bend(Aim aim) {
        model.picture().get().wires().stream()
                .filter(wire -> aim.wire().filter(wire.wire()::equals).isPresent())
                .findFirst()
                .ifPresent(wire -> model.wirework().bend(Bend.in(wire, aim.spot())));
    }

    /// What a menu is for: the selection, if that is under the pointer, else what is there and nothing else.
    private CanvasTarget target(Aim aim) {
        Position at = new Position(aim.spot().x(), aim.spot().y());
        if (aim.port().isPresent()) {
            Ports.Spot port = aim.port().get();
            return new CanvasTarget.OnePort(port.node(), port.port().name(), port.isInput());
        } else if (aim.node().isPresent()) {
            String id = aim.node().get().id();
            if (model.selection().size() > 1 && model.selection().contains(id)) {
                return new CanvasTarget.Selection(model.selection());
            }
            select(aim, Choice.ONLY);
            return new CanvasTarget.OneNode(id);
        } else if (aim.wire().isPresent()) {
            view.selectWire(aim.wire());
            return new CanvasTarget.OneWire(aim.wire().get(), at);
        }
        return new CanvasTarget.Ground(at);
    }

    private Drag box(Choice choice, Aim aim) {
        return new BoxDrag(view, model, choice, aim.spot());
    }

    private Drag move(String id, Set<String> ids, Aim aim) {
        return new MoveDrag(view, model, id, ids, aim.spot());
    }

    /// The selection, or the node alone if it is not part of it.
    private Set<String> grasped(String id) {
        return model.selection().contains(id) ? model.selection() : Set.of(id);
    }

    private Set<String> added(String id) {
        Set<String> ids = new LinkedHashSet<>(model.selection());
        ids.add(id);
        return ids;
    }
}

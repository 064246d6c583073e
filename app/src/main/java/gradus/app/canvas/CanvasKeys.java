package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.engine.graph.Graph.Wire;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do while the canvas has the keyboard.
final class CanvasKeys {
    private static final double NUDGE = Grid.STEP;
    private static final double STRIDE = 10;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final CanvasPointer pointer;
    private final KeyboardWalk walk;

    CanvasKeys(CanvasView view, CanvasViewModel model, CanvasPointer pointer, KeyboardWalk walk) {
        this.view = view;
        this.model = model;
        this.pointer = pointer;
        this.walk = walk;
    }

    void install() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == view && press(event)) {
                event.consume();
            }
        });
        view.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                pointer.letGoSpace();
            }
        });
        view.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getTarget() == view && !event.isShortcutDown() && startsNumber(event.getCharacter())) {
                only().ifPresent(id -> view.editValue(id, Optional.of(event.getCharacter())));
            }
        });
        view.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                pointer.dropSpace();
            }
        });
    }

    private boolean press(KeyEvent event) {
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown();
        double step = event.isShiftDown() ? NUDGE * STRIDE : NUDGE;
        return switch (event.getCode()) {
            case ESCAPE -> pointer.cancel() || walk.cancel() || deselect() || model.leave();
            case SPACE -> isPlain && holdSpace();
            case DELETE, BACK_SPACE -> isPlain && remove();
            case A ->
                event.isShortcutDown()
                        ? done(model::selectAll)
                        : isPlain && event.isShiftDown() && done(view::searchAtPointer);
            case C -> isPlain && !event.isShiftDown() && walk.begin();
            case P -> isPlain && walk.walkPorts(event.isShiftDown() ? -1 : 1);
            case DIGIT0, NUMPAD0 -> event.isShortcutDown() && done(view::actualSize);
            case HOME -> isPlain && done(view::fitAll);
            case F -> isPlain && done(view::fitSelection);
            case F2 ->
                isPlain && only().filter(id -> done(() -> view.rename(id))).isPresent();
            case ENTER -> isPlain && (walk.connect() || open());
            case LEFT -> isPlain && (walk.lead(-1, 0) || nudge(-step, 0));
            case RIGHT -> isPlain && (walk.lead(1, 0) || nudge(step, 0));
            case UP -> isPlain && (walk.lead(0, -1) || nudge(0, -step));
            case DOWN -> isPlain && (walk.lead(0, 1) || nudge(0, step));
            case TAB -> isPlain && walk.walk(event.isShiftDown() ? -1 : 1);
            default -> false;
        };
    }

    private boolean holdSpace() {
        pointer.holdSpace();
        return true;
    }

    private boolean deselect() {
        boolean wasSelected =
                !model.selection().isEmpty() || view.selectedWire().isPresent();
        model.select(List.of(), Choice.ONLY);
        view.selectWire(Optional.empty());
        return wasSelected;
    }

    private boolean remove() {
        Optional<Wire> wire = view.selectedWire();
        view.selectWire(Optional.empty());
        wire.ifPresentOrElse(model::removeWire, model::removeSelection);
        return true;
    }

    private boolean nudge(double right, double down) {
        if (!model.selection().isEmpty()) {
            model.move(model.selection(), right, down);
        }
        return true;
    }

    /// The value of what has one, the inside of a block; of everything else the attributes.
    private boolean open() {
        Optional<NodePicture> node = only().flatMap(id -> model.picture().get().node(id));
        node.ifPresent(picture -> {
            if (picture.own().isPresent()) {
                view.editValue(picture.id(), Optional.empty());
            } else if (model.hasInside(picture.id())) {
                model.enter(picture.id());
            } else {
                view.openAttributes();
            }
        });
        return node.isPresent();
    }

    private Optional<String> only() {
        return model.selection().size() == 1
                ? Optional.of(model.selection().iterator().next())
                : Optional.empty();
    }

    private static boolean startsNumber(String typed) {
        return typed.length() == 1 && "0123456789-+.,[−".contains(typed);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}

package gradus.app.canvas;

import gradus.app.action.Gesture;
import gradus.app.action.Gesture.Deed;
import gradus.app.action.Gesture.Target;
import gradus.app.action.Gestures;
import gradus.app.action.Pointing;
import gradus.app.action.Pointing.Modifier;
import gradus.app.action.Pointing.Motion;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the pointer does on the canvas. A press begins a drag, which is a click until the pointer has moved four
/// pixels; what it is for stands in the table of gestures, by what is under the pointer and by the keys held when it
/// begins. Only its end changes the document.
final class CanvasPointer {
    private static final double STILL = 4;
    private static final double CATCH = 20;
    private static final double NOTCH = 40;
    private static final double STEP = 1.1;

    /// A button held down.
    private record Press(MouseButton button, Set<Modifier> modifiers, Point seen, Aim aim, Optional<Drag> drag) {}

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Deeds deeds;
    private final WireTip tip;
    private Gestures gestures = Gestures.standard();
    private boolean trackpadPans;
    private Optional<Press> press = Optional.empty();
    private boolean hasMoved;
    private boolean isSpaceDown;

    CanvasPointer(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
        deeds = new Deeds(view, model);
        tip = new WireTip(view, model);
    }

    void install() {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> tip.hide());
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        // The menu comes when the button is let go, on every system alike.
        view.setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger()) {
                Point at = view.seenPointer();
                deeds.click(Deed.MENU, aim(at), view.localToScreen(at.x(), at.y()));
            }
            event.consume();
        });
    }

    /// Does things by other gestures from now on.
    void use(Gestures other) {
        gestures = other;
    }

    /// Whether two fingers on a trackpad pan instead of zooming.
    void trackpadPans(boolean doesPan) {
        trackpadPans = doesPan;
    }

    /// Space is held: a drag pans.
    void holdSpace() {
        isSpaceDown = true;
    }

    /// Space is let go, or the keyboard went elsewhere. That a tap searches is an action.
    void dropSpace() {
        isSpaceDown = false;
    }

    /// Ends the drag and leaves everything as it was before.
    ///
    /// @return whether there was one
    boolean cancel() {
        Optional<Drag> ended = press.flatMap(Press::drag);
        press = Optional.empty();
        view.setCursor(Cursor.DEFAULT);
        ended.ifPresent(Drag::cancel);
        return ended.isPresent();
    }

    /// The port that a wire's end at a spot of the canvas would catch.
    Optional<Ports.Spot> portNear(Point spot) {
        return model.picture()
                .get()
                .portAt(spot, CATCH / Math.min(1, view.viewport().scale()));
    }

    /// Whether a wire could end at a spot, or would end at no port there.
    boolean isWelcome(Wiring wiring, Point spot) {
        return portNear(spot).filter(wiring::faces).flatMap(model::reason).isEmpty();
    }

    private void press(MouseEvent event) {
        if (event.getTarget() instanceof TextInputControl || press.isPresent()) {
            return;
        }
        view.requestFocus();
        tip.hide();
        hasMoved = false;
        Point seen = seen(event);
        Aim aim = aim(seen);
        Set<Modifier> modifiers = modifiers(event);
        Optional<Drag> drag = gesture(Motion.DRAG, event.getButton(), modifiers, aim.target())
                .flatMap(found -> deeds.drag(found.deed(), aim, seen));
        press = Optional.of(new Press(event.getButton(), modifiers, seen, aim, drag));
        event.consume();
    }

    private void drag(MouseEvent event) {
        press.ifPresent(held -> {
            Touch now = touch(event);
            hasMoved |= now.seen().distance(held.seen()) > STILL;
            if (hasMoved) {
                held.drag().ifPresent(drag -> drag.drag(now));
            }
            event.consume();
        });
    }

    private void release(MouseEvent event) {
        press.filter(held -> held.button() == event.getButton()).ifPresent(held -> {
            Touch now = touch(event);
            press = Optional.empty();
            view.setCursor(Cursor.DEFAULT);
            if (hasMoved) {
                held.drag().ifPresent(drag -> drag.release(now));
            } else {
                held.drag().ifPresent(Drag::cancel);
                click(held, event);
            }
            event.consume();
        });
    }

    private void click(Press held, MouseEvent event) {
        Target target = held.aim().target();
        Optional<Gesture> twice = event.getClickCount() % 2 == 0
                ? gesture(Motion.DOUBLE_CLICK, held.button(), held.modifiers(), target)
                : Optional.empty();
        twice.or(() -> gesture(Motion.CLICK, held.button(), held.modifiers(), target))
                .ifPresent(found ->
                        deeds.click(found.deed(), held.aim(), new Point2D(event.getScreenX(), event.getScreenY())));
    }

    private void hover(MouseEvent event) {
        Point seen = seen(event);
        Aim aim = aim(seen);
        view.setCursor(
                switch (aim.target()) {
                    case PORT, INPUT, OUTPUT -> Cursor.CROSSHAIR;
                    case BEND -> Cursor.MOVE;
                    case ANYWHERE, CANVAS, WIRE, NODE, TITLE, VALUE, BLOCK -> Cursor.DEFAULT;
                });
        boolean isTold = gestures.find(aim.target(), Pointing.bare(Motion.HOVER))
                .filter(found -> found.deed() == Deed.TELL)
                .isPresent();
        tip.over(isTold ? aim.wire() : Optional.empty(), seen);
    }

    private void scroll(ScrollEvent event) {
        Set<Modifier> modifiers = modifiers(event.isShortcutDown(), event.isShiftDown(), event.isAltDown());
        boolean isPan = trackpadPans && modifiers.isEmpty();
        Point at = new Point(event.getX(), event.getY());
        gestures.find(
                        aim(at).target(),
                        new Pointing(isPan ? Motion.SCROLL : Motion.WHEEL, Pointing.Button.NONE, modifiers))
                .ifPresent(found -> scroll(found.deed(), event.getDeltaX(), event.getDeltaY(), at));
        event.consume();
    }

    private void scroll(Deed deed, double right, double down, Point at) {
        Viewport now = view.viewport();
        switch (deed) {
            case ZOOM -> view.show(now.zoomed(Math.pow(STEP, down / NOTCH), at));
            case PAN -> view.show(now.panned(right, down));
            // Some systems turn the wheel sideways themselves while Shift is held.
            case PAN_SIDEWAYS -> view.show(now.panned(right == 0 ? down : right, 0));
            default -> {}
        }
    }

    private void pinch(ZoomEvent event) {
        Point at = new Point(event.getX(), event.getY());
        gestures.find(aim(at).target(), Pointing.bare(Motion.PINCH))
                .filter(found -> found.deed() == Deed.ZOOM)
                .ifPresent(found -> view.show(view.viewport().zoomed(event.getZoomFactor(), at)));
        event.consume();
    }

    private Optional<Gesture> gesture(Motion motion, MouseButton button, Set<Modifier> modifiers, Target target) {
        Optional<Pointing.Button> known = switch (button) {
            case PRIMARY -> Optional.of(Pointing.Button.PRIMARY);
            case MIDDLE -> Optional.of(Pointing.Button.MIDDLE);
            case SECONDARY -> Optional.of(Pointing.Button.SECONDARY);
            case NONE, BACK, FORWARD -> Optional.empty();
        };
        return known.flatMap(which -> gestures.find(target, new Pointing(motion, which, modifiers)));
    }

    private Set<Modifier> modifiers(MouseEvent event) {
        return modifiers(event.isShortcutDown(), event.isShiftDown(), event.isAltDown());
    }

    private Set<Modifier> modifiers(boolean isControl, boolean isShift, boolean isAlt) {
        Set<Modifier> held = EnumSet.noneOf(Modifier.class);
        if (isControl) {
            held.add(Modifier.CONTROL);
        }
        if (isShift) {
            held.add(Modifier.SHIFT);
        }
        if (isAlt) {
            held.add(Modifier.ALT);
        }
        if (isSpaceDown) {
            held.add(Modifier.SPACE);
        }
        return held;
    }

    private Aim aim(Point seen) {
        return Aim.at(
                model.picture().get(),
                view.viewport().toCanvas(seen),
                view.viewport().scale() < CanvasView.FAR);
    }

    private Touch touch(MouseEvent event) {
        Point seen = seen(event);
        // A key that the drag began with says what it is for, and nothing of snapping.
        boolean isHeldSince = press.filter(held -> held.modifiers().contains(Modifier.CONTROL))
                .isPresent();
        return new Touch(seen, view.viewport().toCanvas(seen), event.isShortcutDown() && !isHeldSince);
    }

    private static Point seen(MouseEvent event) {
        return new Point(event.getX(), event.getY());
    }
}

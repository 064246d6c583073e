package gradus.app.canvas;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.app.document.Form;
import gradus.engine.graph.Graph.Wire;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the pointer does on the canvas. A press begins a gesture, which is a click until the pointer has moved four
/// pixels; only its end changes the document.
final class CanvasPointer {
    private static final double STILL = 4;
    private static final double GRASP = 9;
    private static final double CATCH = 20;
    private static final double NOTCH = 40;
    private static final double STEP = 1.1;

    /// A drag from press to release.
    private interface Gesture {
        void drag(Point seen);

        void release(Point seen);

        void cancel();
    }

    private final CanvasView view;
    private final CanvasViewModel model;
    private Optional<Gesture> gesture = Optional.empty();
    private Point pressed = new Point(0, 0);
    private boolean hasMoved;
    private boolean isPressed;
    private boolean isSpaceDown;

    CanvasPointer(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    }

    /// With Space held, a drag pans.
    void space(boolean isDown) {
        isSpaceDown = isDown;
    }

    /// Ends the gesture and leaves everything as it was before.
    ///
    /// @return whether there was one
    boolean cancel() {
        Optional<Gesture> ended = gesture;
        gesture = Optional.empty();
        isPressed = false;
        ended.ifPresent(Gesture::cancel);
        return ended.isPresent();
    }

    /// The port that a wire's end at a spot of the canvas would catch.
    Optional<Ports.Spot> portNear(Point spot) {
        return model.picture()
                .get()
                .portAt(spot, CATCH / Math.min(1, view.viewport().scale()));
    }

    private void press(MouseEvent event) {
        if (event.getTarget() instanceof TextInputControl || isPressed) {
            return;
        }
        view.requestFocus();
        pressed = seen(event);
        hasMoved = false;
        isPressed = true;
        Point spot = view.viewport().toCanvas(pressed);
        gesture = isPanning(event) ? Optional.of(pan()) : begin(event, spot);
        event.consume();
    }

    private boolean isPanning(MouseEvent event) {
        return event.getButton() != MouseButton.PRIMARY || isSpaceDown;
    }

    private Optional<Gesture> begin(MouseEvent event, Point spot) {
        Picture picture = model.picture().get();
        boolean isNear = view.viewport().scale() >= CanvasView.FAR;
        Optional<Ports.Spot> port = isNear ? picture.portAt(spot, GRASP) : Optional.empty();
        if (port.isPresent()) {
            return Optional.of(wire(port.get()));
        }
        Optional<NodePicture> node = picture.nodeAt(spot);
        if (node.isPresent()) {
            return Optional.of(move(node.get().id()));
        }
        return picture.wireAt(spot).isPresent() ? Optional.empty() : Optional.of(box(choice(event)));
    }

    private void drag(MouseEvent event) {
        Point now = seen(event);
        hasMoved |= now.distance(pressed) > STILL;
        if (hasMoved) {
            gesture.ifPresent(active -> active.drag(now));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (!isPressed) {
            return;
        }
        isPressed = false;
        Optional<Gesture> ended = gesture;
        gesture = Optional.empty();
        view.setCursor(Cursor.DEFAULT);
        if (hasMoved) {
            ended.ifPresent(active -> active.release(seen(event)));
        } else {
            ended.ifPresent(Gesture::cancel);
            if (event.getButton() == MouseButton.PRIMARY && !isSpaceDown) {
                click(event, view.viewport().toCanvas(seen(event)));
            }
        }
        event.consume();
    }

    private void click(MouseEvent event, Point spot) {
        Picture picture = model.picture().get();
        Optional<NodePicture> node = picture.nodeAt(spot);
        Optional<Wire> wire = node.isPresent() ? Optional.empty() : picture.wireAt(spot);
        view.selectWire(wire);
        if (node.isPresent()) {
            model.select(List.of(node.get().id()), choice(event));
            if (event.getClickCount() % 2 == 0) {
                open(node.get(), spot);
            }
        } else if (choice(event) == Choice.ONLY) {
            model.select(List.of(), Choice.ONLY);
        }
    }

    /// A variable's value lies in the lower part of its circle; everywhere else a double click renames.
    private void open(NodePicture node, Point spot) {
        boolean isOnName =
                node.shape().form() == Form.VARIABLE && spot.y() < node.at().y() - 4;
        if (node.own().isPresent() && !isOnName) {
            view.editValue(node.id(), Optional.empty());
        } else {
            view.rename(node.id());
        }
    }

    private void hover(MouseEvent event) {
        Point spot = view.viewport().toCanvas(seen(event));
        boolean isOnPort = view.viewport().scale() >= CanvasView.FAR
                && model.picture().get().portAt(spot, GRASP).isPresent();
        view.setCursor(isOnPort ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    }

    private void scroll(ScrollEvent event) {
        double notches = event.getDeltaY() / NOTCH;
        if (event.isShiftDown()) {
            double along = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            view.show(view.viewport().panned(along, 0));
        } else if (notches != 0) {
            view.show(view.viewport().zoomed(Math.pow(STEP, notches), new Point(event.getX(), event.getY())));
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        view.show(view.viewport().zoomed(event.getZoomFactor(), new Point(event.getX(), event.getY())));
        event.consume();
    }

    private Gesture pan() {
        view.setCursor(Cursor.CLOSED_HAND);
        Viewport before = view.viewport();
        return new Gesture() {
            @Override
            public void drag(Point seen) {
                view.show(before.panned(seen.x() - pressed.x(), seen.y() - pressed.y()));
            }

            @Override
            public void release(Point seen) {
                drag(seen);
            }

            @Override
            public void cancel() {
                view.show(before);
            }
        };
    }

    private Gesture box(Choice choice) {
        return new Gesture() {
            @Override
            public void drag(Point seen) {
                view.drawBox(Optional.of(Box.between(pressed, seen)));
            }

            @Override
            public void release(Point seen) {
                cancel();
                Box area = Box.between(
                        view.viewport().toCanvas(pressed), view.viewport().toCanvas(seen));
                view.selectWire(Optional.empty());
                model.select(model.picture().get().nodesIn(area), choice);
            }

            @Override
            public void cancel() {
                view.drawBox(Optional.empty());
            }
        };
    }

    /// Moves the selection, or the node alone if it is not part of it; the node under the pointer stays on the
    /// grid.
    private Gesture move(String id) {
        Set<String> ids = model.selection().contains(id) ? model.selection() : Set.of(id);
        Point start = model.picture().get().node(id).orElseThrow().at();
        return new Gesture() {
            @Override
            public void drag(Point seen) {
                Point by = by(seen);
                model.preview(ids, by.x(), by.y());
            }

            @Override
            public void release(Point seen) {
                Point by = by(seen);
                if (!model.selection().contains(id)) {
                    model.select(List.of(id), Choice.ONLY);
                }
                model.move(ids, by.x(), by.y());
            }

            @Override
            public void cancel() {
                model.putBack();
            }

            private Point by(Point seen) {
                double scale = view.viewport().scale();
                return new Point(
                        Grid.snap(start.x() + (seen.x() - pressed.x()) / scale) - start.x(),
                        Grid.snap(start.y() + (seen.y() - pressed.y()) / scale) - start.y());
            }
        };
    }

    private Gesture wire(Ports.Spot port) {
        return new Gesture() {
            @Override
            public void drag(Point seen) {
                if (model.wiring().get().isEmpty()) {
                    model.beginWire(port);
                }
                Point spot = view.viewport().toCanvas(seen);
                view.drawWireTo(Optional.of(spot));
                Optional<String> reason = target(spot).flatMap(model::reason);
                reason.ifPresentOrElse(text -> view.showHint(text, seen, true), view::hideHint);
            }

            @Override
            public void release(Point seen) {
                Optional<Ports.Spot> end = target(view.viewport().toCanvas(seen));
                finish();
                model.endWire(end);
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
                return portNear(spot)
                        .filter(near -> model.wiring()
                                .get()
                                .filter(wire -> wire.anchor().isInput() != near.isInput())
                                .isPresent());
            }
        };
    }

    private static Choice choice(MouseEvent event) {
        if (event.isShortcutDown()) {
            return Choice.TOGGLE;
        }
        return event.isShiftDown() ? Choice.ADD : Choice.ONLY;
    }

    private static Point seen(MouseEvent event) {
        return new Point(event.getX(), event.getY());
    }
}

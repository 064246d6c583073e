package gradus.app.canvas;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A sheet that lies on the canvas, in its coordinates: it is taken by a handle and moved, or by a corner and resized.
/// Nothing is changed before it is let go. With the keyboard on it, Delete takes it away and F2 edits it.
abstract class Card extends Pane {
    private static final double CORNER = 12;

    /// What a person does with it.
    interface Hands {
        /// While it is moved.
        void moving(double right, double down);

        /// When it was let go elsewhere.
        void moved(double right, double down);

        void resized(Box box);

        /// While it looks otherwise than in the document.
        void changing();

        void edit();

        void remove();

        void menu(double screenX, double screenY);
    }

    private final Hands hands;
    private final Map<String, Region> corners = Map.of(
            "top-left", corner(true, true),
            "top-right", corner(false, true),
            "bottom-left", corner(true, false),
            "bottom-right", corner(false, false));
    private Box box = new Box(0, 0, 1, 1);
    private Box shown = box;
    private Optional<Point2D> pressed = Optional.empty();

    Card(String id, Hands hands) {
        this.hands = hands;
        setId(id);
        setManaged(false);
        setPickOnBounds(false);
        corners.forEach((name, part) -> part.setId(id + "-" + name));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            hands.menu(event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /// Puts it where it stands in the document.
    final void place(Box there) {
        box = there;
        if (pressed.isEmpty()) {
            draw(there);
        }
    }

    final Box box() {
        return box;
    }

    /// Where it is seen now.
    final Box shown() {
        return shown;
    }

    /// Lays out what it shows.
    abstract void lay(double width, double height);

    private void draw(Box now) {
        shown = now;
        hands.changing();
        resizeRelocate(now.left(), now.top(), now.width(), now.height());
        lay(now.width(), now.height());
        corners.forEach((name, part) -> part.resizeRelocate(
                name.endsWith("left") ? -CORNER / 2 : now.width() - CORNER / 2,
                name.startsWith("top") ? -CORNER / 2 : now.height() - CORNER / 2,
                CORNER,
                CORNER));
    }

    /// Adds the corners, above everything else.
    final void addCorners() {
        getChildren().addAll(corners.values());
    }

    /// Makes a part the handle that it is moved by; a double click there edits.
    final void handle(Node part) {
        follow(
                part,
                (right, down) -> {
                    double x = Grid.snap(box.left() + right) - box.left();
                    double y = Grid.snap(box.top() + down) - box.top();
                    draw(new Box(box.left() + x, box.top() + y, box.right() + x, box.bottom() + y));
                    hands.moving(x, y);
                },
                () -> hands.moved(shown.left() - box.left(), shown.top() - box.top()));
        part.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
                hands.edit();
            }
            event.consume();
        });
        part.setCursor(Cursor.MOVE);
    }

    private Region corner(boolean isLeft, boolean isUpper) {
        Region part = new Region();
        part.getStyleClass().add("card-corner");
        part.setManaged(false);
        part.setCursor(isLeft == isUpper ? Cursor.NW_RESIZE : Cursor.NE_RESIZE);
        follow(
                part,
                (right, down) -> draw(Frames.resized(box, isLeft, isUpper, right, down)),
                () -> hands.resized(shown));
        return part;
    }

    private void follow(Node part, BiConsumer<Double, Double> drag, Runnable release) {
        part.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                pressed = Optional.of(inCanvas(event));
                event.consume();
            }
        });
        part.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> pressed.ifPresent(start -> {
                    Point2D by = inCanvas(event).subtract(start);
                    drag.accept(by.getX(), by.getY());
                    event.consume();
                }));
        part.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (pressed.isPresent()) {
                pressed = Optional.empty();
                if (shown.equals(box)) {
                    hands.moving(0, 0);
                } else {
                    release.run();
                }
                event.consume();
            }
        });
    }

    private Point2D inCanvas(MouseEvent event) {
        return getParent().sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private void press(KeyEvent event) {
        if (!equals(event.getTarget())) {
            return;
        }
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> {
                hands.remove();
                event.consume();
            }
            case F2, ENTER -> {
                hands.edit();
                event.consume();
            }
            default -> {}
        }
    }
}

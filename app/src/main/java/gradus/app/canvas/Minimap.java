package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/// All of the graph in small, at the lower right, with the part that is seen; a drag there goes elsewhere. Its picture
/// is made anew a moment after the graph has changed, so that it costs a drag nothing.
final class Minimap extends Pane {
    private static final int WIDTH = 184;
    private static final int HEIGHT = 120;
    private static final int SHARP = 2;
    private static final double EDGE = 12;
    private static final double MARGIN = 48;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Ink ink;
    private final WritableImage image = new WritableImage(WIDTH * SHARP, HEIGHT * SHARP);
    private final Rectangle seen = new Rectangle();
    private final PauseTransition pause = new PauseTransition(Duration.millis(120));
    private Viewport small = Viewport.START;
    private boolean isOffered;
    private Optional<Boolean> isWanted = Optional.empty();

    Minimap(CanvasView view, CanvasViewModel model, Ink ink) {
        this.view = view;
        this.model = model;
        this.ink = ink;
        setId("minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        ImageView shown = new ImageView(image);
        shown.setFitWidth(WIDTH);
        shown.setFitHeight(HEIGHT);
        seen.getStyleClass().add("minimap-view");
        Rectangle clip = new Rectangle(WIDTH, HEIGHT);
        setClip(clip);
        Rectangle edge = new Rectangle(0.5, 0.5, WIDTH - 1, HEIGHT - 1);
        edge.getStyleClass().add("minimap-edge");
        getChildren().addAll(shown, seen, edge);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
        pause.setOnFinished(event -> paint());
        model.picture().subscribe(picture -> {
            if (isVisible() && pause.getStatus() != Animation.Status.RUNNING) {
                pause.playFromStart();
            }
        });
    }

    /// Shows it where not everything is in view, until the person decides.
    void offer() {
        isOffered = true;
    }

    void toggle() {
        isWanted = Optional.of(!isVisible());
        view.refresh();
    }

    /// Follows what is seen.
    void draw(Viewport viewport) {
        boolean wasVisible = isVisible();
        setVisible(isWanted.orElseGet(() -> isOffered && !isAllSeen(viewport)));
        if (!isVisible()) {
            return;
        }
        setAccessibleText(model.words().text("canvas.minimap"));
        resizeRelocate(view.getWidth() - WIDTH - EDGE, view.getHeight() - HEIGHT - EDGE, WIDTH, HEIGHT);
        if (!wasVisible) {
            paint();
        }
        Box box = viewport.seen(view.getWidth(), view.getHeight());
        Point from = small.toView(new Point(box.left(), box.top()));
        Point to = small.toView(new Point(box.right(), box.bottom()));
        seen.setX(from.x());
        seen.setY(from.y());
        seen.setWidth(to.x() - from.x());
        seen.setHeight(to.y() - from.y());
    }

    private boolean isAllSeen(Viewport viewport) {
        Box box = viewport.seen(view.getWidth(), view.getHeight());
        return model.picture()
                .get()
                .bounds(Set.of())
                .filter(all -> all.left() < box.left()
                        || all.top() < box.top()
                        || all.right() > box.right()
                        || all.bottom() > box.bottom())
                .isEmpty();
    }

    private void go(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY || event.isPrimaryButtonDown()) {
            Point spot = small.toCanvas(new Point(event.getX(), event.getY()));
            Point now = view.viewport().toView(spot);
            view.show(view.viewport().panned(view.getWidth() / 2 - now.x(), view.getHeight() / 2 - now.y()));
        }
        event.consume();
    }

    private void paint() {
        Picture picture = model.picture().get();
        Box all = picture.bounds(Set.of()).orElse(new Box(0, 0, 1, 1)).grown(MARGIN);
        double scale = Math.min(WIDTH / all.width(), HEIGHT / all.height());
        Point centre = all.centre();
        small = new Viewport(WIDTH / 2.0 - centre.x() * scale, HEIGHT / 2.0 - centre.y() * scale, scale);
        int[] pixels = new int[WIDTH * SHARP * HEIGHT * SHARP];
        Arrays.fill(pixels, colour(Tone.CANVAS));
        int frame = colour(Tone.GRID);
        model.workspace().here().layout().decor().frames().forEach((id, each) -> {
            if (!id.contains("/")) {
                fill(pixels, Frames.box(each), frame);
            }
        });
        int plain = colour(Tone.BORDER);
        int chosen = colour(Tone.SELECTION);
        int wrong = colour(Tone.ERROR);
        int doubtful = colour(Tone.WARNING);
        for (NodePicture node : picture.nodes().values()) {
            int sound = node.isSelected() ? chosen : plain;
            int shown = node.doubt().isPresent() ? doubtful : sound;
            fill(pixels, node.box(), node.problem().isPresent() ? wrong : shown);
        }
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        WIDTH * SHARP,
                        HEIGHT * SHARP,
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        WIDTH * SHARP);
        view.refresh();
    }

    /// A box of the canvas, at least a pixel large.
    private void fill(int[] pixels, Box box, int colour) {
        Point from = small.toView(new Point(box.left(), box.top()));
        Point to = small.toView(new Point(box.right(), box.bottom()));
        int left = Math.clamp((int) (from.x() * SHARP), 0, WIDTH * SHARP - 1);
        int right = Math.clamp((int) (to.x() * SHARP), left + 1, WIDTH * SHARP);
        int top = Math.clamp((int) (from.y() * SHARP), 0, HEIGHT * SHARP - 1);
        int bottom = Math.clamp((int) (to.y() * SHARP), top + 1, HEIGHT * SHARP);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(pixels, y * WIDTH * SHARP + left, y * WIDTH * SHARP + right, colour);
        }
    }

    private int colour(Tone tone) {
        Color colour = ink.of(tone);
        return 0xff000000
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}

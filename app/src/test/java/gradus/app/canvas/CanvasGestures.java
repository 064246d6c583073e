package gradus.app.canvas;

import gradus.app.Fx;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.engine.graph.Graph;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What a hand does on a canvas, by real mouse and key events, and what is to be read there.
abstract class CanvasGestures {
    final CanvasStage stage;

    CanvasGestures(CanvasStage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void settle() {
        Fx.until("the canvas is laid out", () -> stage.view().getWidth() > 0);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    void openFormula() {
        Fx.run(() -> stage.workspace()
                .open(Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty())));
        settled();
    }

    Graph graph() {
        return stage.workspace().document().get().graph();
    }

    Set<String> nodes() {
        return Fx.call(() -> Set.copyOf(
                graph().nodes().stream().map(gradus.engine.graph.Node::id).toList()));
    }

    void dragFromPalette(String name, double x, double y) {
        int before = nodes().size();
        Node label = Fx.find(stage.stage(), "#palette-" + name).orElseThrow();
        Point2D from = middle(label);
        Point2D to = Fx.call(() -> stage.view().localToScreen(x, y));
        drag(from, to);
        Fx.until(name + " has been dropped", () -> graph().nodes().size() == before + 1);
        settled();
    }

    void wire(String from, String to) {
        drag(centre(from), centre(to));
        settled();
    }

    void typeValue(String id, String text) {
        Point2D at = centre("node:" + id).add(0, 12);
        click(at, 2);
        type(text);
    }

    void type(String text) {
        Fx.until("the field is open", () -> field().isPresent());
        Fx.run(() -> {
            TextField field = field().orElseThrow();
            field.setText(text);
            new Robot().keyType(KeyCode.ENTER);
        });
        settled();
    }

    Optional<TextField> field() {
        return Fx.find(stage.stage(), "#in-place").map(TextField.class::cast);
    }

    Label hint() {
        return (Label) Fx.find(stage.stage(), "#hint").orElseThrow();
    }

    List<String> gradients(String... ids) {
        return Arrays.stream(ids).map(id -> text("gradient:" + id)).toList();
    }

    boolean shows(String id, String state) {
        return Fx.call(() -> find(id).getPseudoClassStates().stream()
                .anyMatch(shown -> shown.getPseudoClassName().equals(state)));
    }

    String text(String id) {
        return Fx.call(() -> label(id));
    }

    String label(String id) {
        return ((Label) find(id)).getText();
    }

    Node find(String id) {
        return stage.view().find(id).orElseThrow(() -> new AssertionError("No " + id));
    }

    Point2D centre(String id) {
        return Fx.call(() -> {
            Node found = find(id);
            return id.startsWith("node:") ? found.localToScreen(0, 0) : middle(found);
        });
    }

    /// The middle of the wire between two nodes, on the screen.
    Point2D middleOfWire(String from, String to) {
        return Fx.call(() -> {
            WirePicture wire = stage.model().picture().get().wires().stream()
                    .filter(drawn -> drawn.wire().from().node().equals(from)
                            && drawn.wire().toNode().equals(to))
                    .findFirst()
                    .orElseThrow();
            return onScreen(wire.path().at(0.5));
        });
    }

    /// A spot of the canvas, on the screen.
    Point2D onScreen(Point spot) {
        return Fx.call(() -> {
            Point seen = stage.view().viewport().toView(spot);
            return stage.view().localToScreen(seen.x(), seen.y());
        });
    }

    static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    void drag(Point2D from, Point2D to) {
        Fx.run(() -> new Robot().mouseMove(from));
        Fx.run(() -> new Robot().mousePress(MouseButton.PRIMARY));
        for (double share : new double[] {0.2, 0.6, 1}) {
            Point2D now = from.interpolate(to, share);
            Fx.run(() -> new Robot().mouseMove(now));
        }
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        settled();
    }

    /// Presses a button, moves along a way and lets go at its end.
    void drag(MouseButton button, Point2D from, Point2D... way) {
        hold(button, from, way);
        letGo(button);
    }

    /// Presses a button and moves along a way, without letting go.
    void hold(MouseButton button, Point2D from, Point2D... way) {
        Fx.run(() -> new Robot().mouseMove(from));
        Fx.run(() -> new Robot().mousePress(button));
        moveOn(from, way);
    }

    /// Moves along a way with a button held.
    void moveOn(Point2D from, Point2D... way) {
        Point2D last = from;
        for (Point2D next : way) {
            for (double share : new double[] {0.2, 0.6, 1}) {
                Point2D now = last.interpolate(next, share);
                Fx.run(() -> new Robot().mouseMove(now));
            }
            last = next;
        }
        settled();
    }

    void letGo(MouseButton button) {
        Fx.run(() -> new Robot().mouseRelease(button));
        settled();
    }

    void click(MouseButton button, Point2D at) {
        drag(button, at);
    }

    void click(Point2D at, int times) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at);
            for (int i = 0; i < times; i++) {
                robot.mousePress(MouseButton.PRIMARY);
                robot.mouseRelease(MouseButton.PRIMARY);
            }
        });
        settled();
    }

    void press(KeyCode key) {
        Fx.run(() -> new Robot().keyType(key));
        settled();
    }

    static void holding(KeyCode key, Runnable work) {
        Fx.run(() -> new Robot().keyPress(key));
        work.run();
        Fx.run(() -> new Robot().keyRelease(key));
    }

    /// Waits until the canvas has followed the document.
    void settled() {
        Fx.until("the canvas has followed", () -> !stage.view().isNeedsLayout());
    }
}

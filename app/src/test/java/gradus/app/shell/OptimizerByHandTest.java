package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.app.Fx;
import gradus.app.document.Edit;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Adam;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.graph.Attributes;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adam's rule assembled from primitives on the canvas, with mouse and keys, saved, opened again and trained with: it
/// does what Adam does.
class OptimizerByHandTest {
    private static final Path SAMPLES = Path.of("../sample-projects");
    private static final double RATE = 0.01;

    /// Where things stand in the view, in columns and rows.
    private static final double LEFT = 70;

    private static final double TOP = 60;
    private static final double ACROSS = 128;
    private static final double DOWN = 84;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, String> ids = new HashMap<>();

    @Test
    void adamFromBricksIsAdam() throws IOException {
        Path file = folder.resolve("wine.gradus");
        Files.createDirectory(folder.resolve("data"));
        Files.copy(SAMPLES.resolve("data/wine.csv"), folder.resolve("data/wine.csv"));
        Files.copy(SAMPLES.resolve("wine.gradus"), file);
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(file);
            window.click("#start-open");
            window.part("node:dense_1");
            Fx.run(() -> workspace(window)
                    .applyToAll(new Edit.SetTraining(
                            "epochs",
                            Attributes.with(workspace(window).document().get().training(), Map.of("epochs", 3)))));
            CanvasHand hand = new CanvasHand(window);
            Set<String> network =
                    hand.graph().nodes().stream().map(node -> node.id()).collect(Collectors.toSet());
            makeRoom(window);
            build(hand);
            Fx.photograph(window.window().stage(), "adam-by-hand");

            Set<String> rule = hand.graph().nodes().stream()
                    .map(node -> node.id())
                    .filter(id -> !network.contains(id))
                    .collect(Collectors.toSet());
            Point2D corner = spot(window, 6, 6);
            Point2D end = spot(window, 1270, 640);
            window.drag(corner, end);
            window.until(
                    "all of it is selected",
                    () -> workspace(window).selection().get().equals(rule));
            Fx.run(() ->
                    window.window().view().actions().action("edit.take-rule").perform());
            window.until("the optimizer is one's own", () -> optimizer(window) instanceof CustomOptimizer);
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until("it is saved", () -> !workspace(window).dirty().get());

            window.answer(file);
            window.type(KeyCode.O, KeyCode.CONTROL);
            window.until(
                    "it is open again", () -> workspace(window).state().get().opened() == 2);
            assertInstanceOf(CustomOptimizer.class, optimizer(window));
            assertEquals(RATE, optimizer(window).learningRate());
            Learned own = train(window);
            Fx.run(() -> workspace(window)
                    .applyToAll(new Edit.SetTraining(
                            "optimizer",
                            workspace(window).document().get().training().withOptimizer(new Adam(RATE)))));
            Learned adam = train(window);
            assertEquals(adam.weights().keySet(), own.weights().keySet());
            adam.weights().forEach((path, weight) -> assertClose(path, weight, own.weight(path)));
        }
    }

    /// The canvas alone, zoomed out as far as nodes can be worked on, with the network moved out of view.
    private static void makeRoom(OpenWindow window) {
        window.type(KeyCode.F11);
        window.type(KeyCode.DIGIT0, KeyCode.CONTROL);
        for (int i = 0; i < 3; i++) {
            window.type(KeyCode.MINUS, KeyCode.CONTROL);
        }
        window.until("it is small", () -> window.window().view().canvas().scale() < 0.52);
        for (int i = 0; i < 2; i++) {
            window.settled();
            Fx.run(() -> {
                Robot robot = new Robot();
                robot.mouseMove(spot(window, 1240, 640));
                robot.mousePress(MouseButton.SECONDARY);
                robot.mouseMove(spot(window, 1240, 300));
                robot.mouseMove(spot(window, 1240, 10));
                robot.mouseRelease(MouseButton.SECONDARY);
            });
        }
        window.settled();
    }

    private void build(CanvasHand hand) {
        input(hand, "gradient", 0, 0);
        input(hand, "m", 0, 1);
        constant(hand, "b1", "0.9", 0, 2);
        constant(hand, "c1", "0.1", 0, 3);
        input(hand, "v", 0, 4);
        constant(hand, "b2", "0.999", 0, 5);
        constant(hand, "c2", "0.001", 0, 6);
        two(hand, "mb", "mul", "Mul", "m", "b1", 1, 1);
        two(hand, "gc", "mul", "Mul", "gradient", "c1", 1, 2);
        two(hand, "gg", "mul", "Mul", "gradient", "gradient", 1, 0);
        two(hand, "vb", "mul", "Mul", "v", "b2", 1, 4);
        two(hand, "ggc", "mul", "Mul", "gg", "c2", 1, 5);
        two(hand, "m2", "add", "Add", "mb", "gc", 2, 1);
        two(hand, "v2", "add", "Add", "vb", "ggc", 2, 4);
        input(hand, "step", 3, 0);
        constant(hand, "b1again", "0.9", 3, 1);
        constant(hand, "b2again", "0.999", 3, 2);
        constant(hand, "one", "1", 3, 3);
        two(hand, "p1", "pow", "Pow", "b1again", "step", 4, 0);
        two(hand, "p2", "pow", "Pow", "b2again", "step", 4, 2);
        two(hand, "d1", "sub", "Sub", "one", "p1", 5, 0);
        two(hand, "d2", "sub", "Sub", "one", "p2", 5, 2);
        one(hand, "root", "sqrt", "Sqrt", "v2", 3, 4);
        one(hand, "root2", "sqrt", "Sqrt", "d2", 6, 2);
        two(hand, "scaled", "div", "Div", "root", "root2", 6, 4);
        constant(hand, "tiny", "0.0000001", 5, 5);
        two(hand, "below", "add", "Add", "scaled", "tiny", 7, 4);
        input(hand, "learning_rate", 5, 1);
        two(hand, "rate", "div", "Div", "learning_rate", "d1", 6, 0);
        two(hand, "way", "div", "Div", "m2", "below", 8, 3);
        two(hand, "way2", "mul", "Mul", "rate", "way", 8, 1);
        input(hand, "parameter", 7, 0);
        two(hand, "next", "sub", "Sub", "parameter", "way2", 9, 0);
        assign(hand, "parameter", "next", 9, 2);
        assign(hand, "m", "m2", 4, 6);
        assign(hand, "v", "v2", 7, 6);
    }

    private void input(CanvasHand hand, String name, int column, int row) {
        String id = add(hand, name, "input", "Input", column, row);
        hand.name(id, name);
    }

    private void constant(CanvasHand hand, String name, String value, int column, int row) {
        add(hand, name, "constant", "Constant", column, row);
        hand.value(value);
    }

    private void one(CanvasHand hand, String name, String words, String operation, String x, int column, int row) {
        String id = add(hand, name, words, operation, column, row);
        hand.wire(id(x), "y", id, "x");
    }

    private void two(
            CanvasHand hand, String name, String words, String operation, String a, String b, int column, int row) {
        String id = add(hand, name, words, operation, column, row);
        hand.wire(id(a), "y", id, "a");
        hand.wire(id(b), "y", id, "b");
    }

    private void assign(CanvasHand hand, String state, String value, int column, int row) {
        String id = add(hand, "next " + state, "assign", "Assign", column, row);
        hand.wire(id(state), "y", id, "state");
        hand.wire(id(value), "y", id, "value");
    }

    private String add(CanvasHand hand, String name, String words, String operation, int column, int row) {
        String id = hand.add(words, operation, LEFT + column * ACROSS, TOP + row * DOWN);
        ids.put(name, id);
        return id;
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new AssertionError("No " + name);
        }
        return id;
    }

    private static Learned train(OpenWindow window) {
        new CanvasHand(window).train();
        return Fx.call(() -> workspace(window).state().get().learned().orElseThrow());
    }

    private static void assertClose(String path, Tensor expected, Tensor actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.at(i), actual.at(i), 1e-6 + 1e-5 * Math.abs(expected.at(i)), path + " " + i);
        }
    }

    private static Point2D spot(OpenWindow window, double x, double y) {
        return Fx.call(() -> window.window().view().canvas().localToScreen(x, y));
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    private static Optimizer optimizer(OpenWindow window) {
        return Fx.call(() -> workspace(window).document().get().training().optimizer());
    }
}

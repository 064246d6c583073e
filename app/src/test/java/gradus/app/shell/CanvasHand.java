package gradus.app.shell;

import gradus.app.Fx;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/// Builds on the canvas of an open window as a person does: searches where it double-clicks, names, values, wires.
record CanvasHand(OpenWindow window) {

    /// Adds an operation at a spot of the canvas's view.
    ///
    /// @return the new node's id
    String add(String words, String operation, double x, double y) {
        Set<String> before = ids();
        window.settled();
        Point2D spot = Fx.call(() -> window.window().view().canvas().localToScreen(x, y));
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(spot);
            for (int i = 0; i < 2; i++) {
                robot.mousePress(MouseButton.PRIMARY);
                robot.mouseRelease(MouseButton.PRIMARY);
            }
        });
        window.until(
                "the search has the keyboard",
                () -> window.find("#add-search").filter(Node::isFocused).isPresent());
        window.type(words);
        window.until("it is typed", () -> window.text("#add-search").equals(words));
        window.type(KeyCode.ENTER);
        window.until(operation + " is there", () -> ids().size() == before.size() + 1);
        String id = ids().stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
        String added = graph().node(id).operation().name();
        if (!added.equals(operation)) {
            throw new AssertionError("'" + words + "' gave " + added);
        }
        window.part("node:" + id);
        return id;
    }

    /// Drags an operation from the palette to a spot of the canvas's view.
    ///
    /// @return the new node's id
    String drop(String operation, double x, double y) {
        Set<String> before = ids();
        Point2D from = OpenWindow.middle(window.node("#palette-" + operation));
        Node canvas = window.node("#canvas");
        window.drag(from, Fx.call(() -> canvas.localToScreen(x, y)));
        window.until(operation + " is on the canvas", () -> ids().size() == before.size() + 1);
        return ids().stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
    }

    /// Calls the selected node otherwise.
    void name(String id, String name) {
        window.type(KeyCode.F2);
        window.until(
                "the field has the keyboard",
                () -> window.find("#in-place").filter(Node::isFocused).isPresent());
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(name);
        window.type(KeyCode.ENTER);
        window.until(id + " is called " + name, () -> graph().node(id).name().equals(name));
    }

    /// Gives the selected node a value, by typing it.
    void value(String text) {
        window.type(text);
        window.type(KeyCode.ENTER);
        window.until("the field has gone", () -> window.find("#in-place").isEmpty());
    }

    /// Draws a wire with the mouse.
    void wire(String from, String output, String to, String input) {
        Point2D begin = resting("port:" + from + ":" + output);
        Point2D end = resting("port:" + to + ":" + input);
        window.drag(begin, end);
        try {
            window.until(
                    from + " is wired to " + to,
                    () -> graph().node(to).input(input).map(Value::node).equals(Optional.of(from)));
        } catch (AssertionError lost) {
            throw new AssertionError(
                    "Led from " + begin + " to " + end + ", where now are "
                            + OpenWindow.middle(window.part("port:" + from + ":" + output)) + " and "
                            + OpenWindow.middle(window.part("port:" + to + ":" + input)) + "; selected is "
                            + Fx.call(() ->
                                    window.window().workspace().selection().get()) + ", refused "
                            + Fx.call(
                                    () -> window.window().workspace().refusal().get()) + ", wired "
                            + graph().wires(),
                    lost);
        }
    }

    /// The middle of a part once it stays where it is: what an edit has just changed may still grow or move.
    private Point2D resting(String part) {
        Point2D[] last = {Point2D.ZERO};
        for (int still = 0; still < 2; ) {
            window.settled();
            Point2D now = OpenWindow.middle(window.part(part));
            still = now.equals(last[0]) ? still + 1 : 0;
            last[0] = now;
            Fx.pulse();
        }
        return last[0];
    }

    /// Trains by the key, to the end.
    TrainingRun train() {
        Workspace workspace = window.window().workspace();
        window.until("the rows are read", () -> workspace.data().get() instanceof DataState.Ready);
        int before = Fx.call(
                () -> workspace.training().get().map(TrainingRun::number).orElse(0));
        window.type(KeyCode.ENTER, KeyCode.CONTROL);
        window.until(
                "it is trained",
                () -> workspace
                        .training()
                        .get()
                        .filter(run -> run.number() > before && !run.isRunning())
                        .isPresent());
        return Fx.call(() -> workspace.training().get().orElseThrow());
    }

    Graph graph() {
        return Fx.call(() -> window.window().workspace().here().graph());
    }

    private Set<String> ids() {
        return graph().nodes().stream().map(gradus.engine.graph.Node::id).collect(Collectors.toSet());
    }
}

package gradus.app.shell;

import gradus.app.Fx;
import gradus.app.workspace.Traced;
import gradus.app.workspace.Tracing;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.run.Trace;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

/// Steps through the numbers of an open window.
record TraceHand(OpenWindow window) {

    Tracing tracing() {
        return window.window().workspace().tracing();
    }

    Trace trace() {
        return Fx.call(() -> tracing().traced().get().orElseThrow().trace());
    }

    /// Waits until so many steps have been told.
    void arrives(int step) {
        until("step " + step, traced -> traced.trace().position() == step);
        window.settled();
    }

    /// Waits for something to be true of the trace.
    void until(String what, Predicate<Traced> condition) {
        window.until(what, () -> tracing().traced().get().filter(condition).isPresent());
    }

    /// What the panel says when all of it is copied with the keyboard.
    List<String> lines() {
        javafx.scene.Node lines = window.node("#trace-lines");
        Fx.run(lines::requestFocus);
        window.type(KeyCode.C, KeyCode.CONTROL);
        return Fx.call(() -> Clipboard.getSystemClipboard().getString().lines().toList());
    }

    /// Opens the sample with its rows, and does not train it.
    void openIris() {
        Workspace workspace = window.window().workspace();
        window.click("#sample-iris");
        window.part("node:loss");
        window.until("the data are there", () -> workspace.data().get().find().isPresent());
        Fx.run(workspace::stop);
        window.until(
                "it is not trained",
                () -> workspace.training().get().filter(TrainingRun::isRunning).isEmpty());
    }
}

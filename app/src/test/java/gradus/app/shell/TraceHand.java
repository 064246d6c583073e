package gradus.app.shell;

import gradus.app.Fx;
import gradus.app.workspace.Traced;
import gradus.app.workspace.Tracing;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.run.Trace;
import java.util.function.Predicate;

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

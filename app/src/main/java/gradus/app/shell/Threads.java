package gradus.app.shell;

import gradus.app.workspace.Workplace;
import gradus.engine.device.Device;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Platform;

/// The threads beside the window's. They end with the program.
///
/// @param engine computes and reads data
/// @param training runs what may take long
/// @param files reads and writes projects and preferences
record Threads(Executor engine, Executor training, Executor files) {

    static Threads start() {
        return new Threads(thread("engine"), thread("training"), thread("files"));
    }

    /// What a workspace computes with.
    Workplace workplace(Device device) {
        return new Workplace(device, engine, training, Platform::runLater, new Projects.Rows());
    }

    private static Executor thread(String name) {
        ThreadFactory factory =
                Thread.ofPlatform().daemon().name("gradus-" + name).factory();
        return Executors.newSingleThreadExecutor(factory);
    }
}

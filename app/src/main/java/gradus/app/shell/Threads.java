package gradus.app.shell;

import gradus.app.workspace.Computing;
import gradus.app.workspace.Workplace;
import gradus.engine.device.Device;
import gradus.engine.run.Devices;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The threads beside the window's. They end with the program; what is still to be written is written first.
///
/// @param engine computes and reads data
/// @param training runs what may take long
/// @param files reads and writes projects and preferences
record Threads(Executor engine, Executor training, ExecutorService files) {

    /// A disk that takes longer is given up.
    private static final long MOST_SECONDS = 10;

    static Threads start() {
        return new Threads(thread("engine"), thread("training"), thread("files"));
    }

    /// What a workspace computes with.
    ///
    /// @param search finds all devices, usable or not
    Workplace workplace(Device device, Supplier<List<Devices.Entry>> search) {
        return new Workplace(
                device,
                new Computing(Threads::aside, Platform::runLater, search),
                engine,
                training,
                Platform::runLater,
                new Projects.Rows());
    }

    /// A driver that is tried out may hang for a while; nothing waits for it.
    private static void aside(Runnable task) {
        Thread.ofPlatform().daemon().name("gradus-devices").start(task);
    }

    /// Waits until all files are written that were to be.
    void finish() {
        files.shutdown();
        try {
            files.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService thread(String name) {
        ThreadFactory factory =
                Thread.ofPlatform().daemon().name("gradus-" + name).factory();
        return Executors.newSingleThreadExecutor(factory);
    }
}

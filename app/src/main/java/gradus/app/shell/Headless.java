package gradus.app.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The window's thread without a display.
final class Headless {

    private Headless() {}

    /// Starts JavaFX headless, does something on the window's thread and ends JavaFX. Once in a process.
    static <T> T run(Supplier<T> work) {
        start();
        try {
            return onWindow(work);
        } finally {
            Platform.exit();
        }
    }

    /// Starts JavaFX headless, unless something else has been asked for.
    static void start() {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /// Does something on the window's thread and waits for it.
    static <T> T onWindow(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error fault) {
                result.completeExceptionally(fault);
            }
        });
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw failed;
        }
    }
}

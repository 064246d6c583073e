package gradus.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// Lets tests work with real windows: on the window's thread, with real mouse events, waiting for conditions.
public final class Fx {

    private static final long PATIENCE_SECONDS = Long.getLong("gradus.patience", 60);

    private Fx() {}

    /// Runs something on the window's thread, starting the toolkit if needed, and gives its result.
    public static <T> T call(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }
        FutureTask<T> task = new FutureTask<>(work);
        try {
            Platform.startup(task);
        } catch (IllegalStateException alreadyStarted) {
            Platform.runLater(task);
        }
        Platform.setImplicitExit(false);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException lost) {
            throw new AssertionError(lost);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    /// Runs something on the window's thread.
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Waits until something holds; it is asked on the window's thread.
    public static void until(String what, BooleanSupplier condition) {
        within(PATIENCE_SECONDS, what, condition);
    }

    /// The same, where it must hold within some seconds.
    public static void within(long seconds, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Waits until the window has been drawn once more.
    public static void pulse() {
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        run(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                drawn.complete(true);
            }
        }.start());
        drawn.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Shows something in a window of its own.
    public static Stage show(Parent root, int width, int height) {
        return call(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(root, width, height));
            gradus.app.theme.Theme.LIGHT.apply(stage.getScene());
            stage.show();
            return stage;
        });
    }

    /// Clicks the middle of the node that a selector finds.
    public static void click(Stage stage, String selector) {
        until(
                selector + " is there",
                () -> find(stage, selector).filter(Node::isVisible).isPresent());
        run(() -> {
            Node node = find(stage, selector).orElseThrow();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            Robot robot = new Robot();
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
    }

    /// The node that a selector finds.
    public static Optional<Node> find(Stage stage, String selector) {
        return Optional.ofNullable(stage.getScene().lookup(selector));
    }

    /// Writes what a window shows to a file under `target`, for people to look at.
    public static void photograph(javafx.stage.Window stage, String name) {
        run(() -> {
            java.nio.file.Path file = java.nio.file.Path.of("target", "pictures", name + ".png");
            try {
                java.nio.file.Files.createDirectories(file.getParent());
                javax.imageio.ImageIO.write(
                        SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null), "png", file.toFile());
            } catch (java.io.IOException unwritable) {
                throw new java.io.UncheckedIOException(unwritable);
            }
        });
    }
}

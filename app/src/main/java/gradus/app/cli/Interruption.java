package gradus.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl+C while something long runs: the work is asked to stop, and the process lives on until it has stopped and
/// put its results away. The shell then sees 130.
final class Interruption implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "interruption");
    private volatile boolean asked;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether the work should stop.
    boolean isAsked() {
        return asked;
    }

    private void await() {
        asked = true;
        try {
            ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work is over and its results are put away.
    @Override
    public void close() {
        if (asked) {
            ended.countDown();
        } else {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}

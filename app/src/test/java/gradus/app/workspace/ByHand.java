package gradus.app.workspace;

import gradus.engine.device.scalar.ScalarDevice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// An executor whose work is done when a test says so.
public final class ByHand implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /// Does all that waits, and what that brings.
    public void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /// Does what has waited longest, and nothing else.
    public void workOnce() {
        waiting.remove().run();
    }

    /// A workplace where everything but reading works: there are no data.
    public static Workplace workplace(Executor engine, Executor training, Executor window) {
        return new Workplace(new ScalarDevice(), engine, training, window, (document, progress) -> {
            throw new IllegalStateException("No data here");
        });
    }
}

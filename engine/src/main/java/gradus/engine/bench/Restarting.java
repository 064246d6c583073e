package gradus.engine.bench;

import gradus.engine.graph.GradusException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A side in a process of its own that is started when it is first asked, and anew after it failed or was closed.
public final class Restarting implements Runner {

    private final String name;
    private final Supplier<WorkerProcess> start;
    private Optional<WorkerProcess> running = Optional.empty();

    public Restarting(String name, Supplier<WorkerProcess> start) {
        this.name = name;
        this.start = start;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Timing time(String workload, int repeats) {
        return told(worker -> worker.time(workload, repeats));
    }

    /// What the worker answers to [WorkerProcess#peak].
    public long peak(String workload) {
        return told(worker -> worker.peak(workload));
    }

    private <T> T told(Function<WorkerProcess, T> question) {
        WorkerProcess worker = running.orElseGet(start);
        running = Optional.of(worker);
        try {
            return question.apply(worker);
        } catch (GradusException failed) {
            close();
            throw failed;
        }
    }

    /// Ends the process. The next question starts another.
    @Override
    public void close() {
        running.ifPresent(WorkerProcess::close);
        running = Optional.empty();
    }
}

package gradus.app.runs;

import gradus.app.document.Document;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.project.Fingerprint;
import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Writes down what each training run begins with, and makes a record once it is over. On the window's thread.
final class Recorder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Workspace workspace;
    private final Supplier<String> device;
    private final Clock clock;
    private final Consumer<Draft> finished;
    private Optional<Begun> begun = Optional.empty();

    /// What a run began with.
    private record Begun(int run, Document document, DataState.Ready data, Instant at) {}

    /// A run that is over and not yet recorded: the fingerprints take time.
    ///
    /// @param file makes the record, off the window's thread, given its id
    record Draft(String stamp, Function<String, RunFile> file) {}

    /// @param device what computes, by its id
    /// @param finished takes each run that is over
    Recorder(Workspace workspace, Supplier<String> device, Clock clock, Consumer<Draft> finished) {
        this.workspace = workspace;
        this.device = device;
        this.clock = clock;
        this.finished = finished;
    }

    /// Listens from now on.
    void listen() {
        workspace.training().subscribe(this::hear);
    }

    private void hear(Optional<TrainingRun> now) {
        if (now.isEmpty()) {
            begun = Optional.empty();
            return;
        }
        TrainingRun run = now.get();
        if (run.isRunning()) {
            boolean isNew = begun.filter(known -> known.run() == run.number()).isEmpty();
            if (isNew && workspace.data().get() instanceof DataState.Ready ready) {
                begun = Optional.of(new Begun(run.number(), workspace.document().get(), ready, clock.instant()));
            }
            return;
        }
        Optional<Begun> known = begun.filter(each -> each.run() == run.number());
        begun = Optional.empty();
        known.ifPresent(each -> end(each, run));
    }

    private void end(Begun start, TrainingRun run) {
        Optional<Learned> learned = run.learned().filter(each -> each.step() > 0);
        Optional<TrainingEvent.End> end = run.end();
        if (learned.isEmpty() || end.isEmpty()) {
            return;
        }
        double seconds = Duration.between(start.at(), clock.instant()).toNanos() / 1e9;
        Supplier<String> graph = () -> Fingerprint.of(start.document().graph());
        String computed = device.get();
        Supplier<String> rows = () -> Fingerprint.of(start.data().table());
        finished.accept(new Draft(
                STAMP.format(start.at()),
                id -> new RunFile(
                        new RunRecord(
                                id,
                                "",
                                start.at(),
                                seconds,
                                start.document().project(),
                                graph.get(),
                                rows.get(),
                                computed,
                                run.epochs(),
                                run.events(),
                                end.get()),
                        learned.get(),
                        Optional.of(start.data().data().preprocessing()))));
    }
}

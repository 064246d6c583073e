package gradus.app.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.workspace.Advance;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.data.DataSet;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import gradus.engine.project.WeightsFile;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.RunEvent;
import gradus.engine.train.Steering;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recording runs, finding them again, and going back to them; with a disk that may fail.
class RunsTest {

    @TempDir
    private Path folder = Path.of("");

    private final Workplace place = Iris.workplace();
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final Workspace workspace = Fx.call(() -> new Workspace(place));
    private final Faulty disk = new Faulty();
    private final RunsViewModel runs = Fx.call(
            () -> new RunsViewModel(workspace, place, files, new RunStore(disk, 4, 1L << 20), Clock.systemUTC()));

    /// A disk that is full when it is told so.
    private static final class Faulty implements RunDisk {
        private volatile boolean isFull;

        @Override
        public void write(Path file, RunFile run) {
            if (isFull) {
                throw new GradusException(Diagnostic.error("file.unwritable", new Place.Everywhere(), file.toString()));
            }
            run.write(file);
        }
    }

    @BeforeEach
    void openIris() {
        open(Iris.document());
    }

    @AfterEach
    void end() {
        Fx.run(workspace::stop);
        files.shutdown();
    }

    private void open(Document document) {
        Fx.run(() -> workspace.open(document));
        Fx.until("the data are read", () -> workspace.data().get() instanceof DataState.Ready);
        settled();
    }

    /// Once everything about files is done and told.
    private void settled() {
        for (int i = 0; i < 4; i++) {
            try {
                Future<?> done = files.submit(() -> {});
                done.get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
                throw new AssertionError(failed);
            }
            Fx.run(() -> {});
        }
    }

    private RunEntry train(long seed) {
        int before = Fx.call(() -> runs.entries().size());
        Fx.run(() -> {
            TrainingSetup setup =
                    Attributes.with(workspace.document().get().training(), Map.of("seed", seed, "epochs", 3));
            workspace.apply(new Edit.SetTraining("seed", setup));
        });
        Fx.until("the data are there", () -> workspace.data().get() instanceof DataState.Ready);
        Fx.run(workspace::train);
        Fx.until("the run is over", () -> run().filter(now -> !now.isRunning()).isPresent());
        Fx.until(
                "it is recorded",
                () -> runs.entries().size() > before || runs.entries().size() == 4);
        settled();
        return Fx.call(() -> runs.entries().getFirst());
    }

    private Optional<TrainingRun> run() {
        return workspace.training().get();
    }

    private Learned learned() {
        return Fx.call(() -> workspace.state().get().learned().orElseThrow());
    }

    private Path save() {
        Path file = folder.resolve("iris.gradus");
        Fx.run(() -> workspace.saved(file));
        settled();
        return folder.resolve("iris.runs");
    }

    @Test
    void aRunIsRecordedSavedFoundAgainAndGoneBackTo() throws IOException {
        RunEntry first = train(1);
        Learned firstLearned = learned();
        assertTrue(first.unstored().isPresent(), "the project is in no file yet");
        Path stored = save();
        assertTrue(Fx.call(() -> runs.entries().getFirst().unstored().isEmpty()));
        RunEntry second = train(2);
        Learned secondLearned = learned();
        assertNotEquals(firstLearned, secondLearned);
        assertEquals(2, count(stored));
        RunRecord record = second.record();
        assertEquals(3, record.epochs().size());
        assertEquals(2, record.project().training().seed());
        assertEquals(record.data(), first.record().data(), "the same rows");

        Document document = Fx.call(() -> workspace.document().get());
        open(Document.empty().withFile(folder.resolve("other.gradus")), 0);
        open(document, 2);
        assertEquals(
                List.of(second.record(), first.record()),
                Fx.call(() -> runs.entries().stream().map(RunEntry::record).toList()));
        Fx.run(() -> runs.goBack(first.id()));
        Fx.until("it is gone back", () -> workspace.state().get().learned().isPresent());
        assertEquals(firstLearned, learned(), "bit for bit");
        assertEquals(1, Fx.call(() -> workspace.document().get().training().seed()));
        assertEquals("edit.go-back", Fx.call(() -> workspace.undoLabel().get().orElseThrow()));
        Fx.run(workspace::undo);
        assertEquals(Optional.empty(), Fx.call(() -> workspace.state().get().learned()));
        assertEquals(2, Fx.call(() -> workspace.document().get().training().seed()));
        Path file = stored.resolve(first.id() + ".safetensors");
        assertEquals(
                firstLearned.weights(),
                WeightsFile.read(file).fitting(firstLearned).weights());
    }

    private void open(Document document, int expected) {
        Fx.run(() -> workspace.open(document));
        settled();
        Fx.until("the runs are listed", () -> runs.entries().size() == expected);
    }

    @Test
    void aSteeredRunIsRepeatedExactlyFromItsRecord() {
        Fx.run(() -> workspace.advance(Advance.STEP));
        Fx.until("it rests", () -> run().flatMap(TrainingRun::halt).isPresent());
        Fx.run(() -> {
            TrainingSetup setup = workspace.document().get().training();
            workspace.apply(new Edit.SetTraining(
                    "learning_rate",
                    setup.withOptimizer(Attributes.with(setup.optimizer(), Map.of("learning_rate", 0.1)))));
            workspace.seal();
            workspace.advance(Advance.RUN);
        });
        Fx.until("it is recorded", () -> runs.entries().size() == 1);
        save();
        RunRecord record = RunFile.readRecord(folder.resolve("iris.runs")
                .resolve(Fx.call(() -> runs.entries().getFirst().id()) + ".safetensors"));
        assertTrue(record.events().stream().anyMatch(RunEvent.RateChanged.class::isInstance));
        TrainingSetup setup = record.project().training();
        DataSet data = Fx.call(() -> workspace.data().get().find().orElseThrow());
        Trainer trainer = new Trainer(
                Model.of(record.project().graph(), setup.loss(), setup.classWeight()),
                setup,
                data.train(),
                Optional.of(data.validation()),
                true,
                place.device());
        Learned again =
                trainer.train(trainer.initial(), 1, event -> {}, Steering.repeating(record.events(), () -> false));
        assertEquals(learned(), again, "bit for bit");
    }

    @Test
    void aFullDiskLosesNothing() throws IOException {
        save();
        disk.isFull = true;
        RunEntry kept = train(1);
        assertTrue(kept.unstored().isPresent());
        Notice.Unwritten told = assertInstanceOf(Notice.Unwritten.class, notice());
        assertEquals("file.unwritable", told.reason().code());
        Learned learned = learned();
        Fx.run(runs::retry);
        settled();
        assertInstanceOf(Notice.Unwritten.class, notice(), "still full");
        disk.isFull = false;
        Fx.run(runs::retry);
        settled();
        assertInstanceOf(Notice.None.class, notice());
        Path file = folder.resolve("iris.runs").resolve(kept.id() + ".safetensors");
        assertEquals(learned, RunFile.read(file).learned());

        disk.isFull = true;
        byte[] before = Files.readAllBytes(file);
        Fx.run(() -> runs.rename(kept.id(), "good"));
        settled();
        assertEquals("", Fx.call(() -> runs.entries().getFirst().record().name()), "the old name comes back");
        assertInstanceOf(Notice.Failed.class, notice());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aFileInTheFoldersPlaceAndDamagedFilesAreTold() throws IOException {
        Path stored = folder.resolve("iris.runs");
        Files.writeString(stored, "no folder");
        save();
        train(1);
        assertInstanceOf(Notice.Unwritten.class, notice());
        Files.delete(stored);
        Fx.run(runs::retry);
        settled();
        Path damaged = stored.resolve("0009-x.safetensors");
        Files.writeString(damaged, "not a run");
        Document document = Fx.call(() -> workspace.document().get());
        open(document, 1);
        Notice.Failed told = assertInstanceOf(Notice.Failed.class, notice());
        assertEquals("safetensors.header", told.reason().code());
        assertEquals("not a run", Files.readString(damaged), "it is left as it is");
    }

    @Test
    void namesAreKeptAndWhatIsDeletedComesBack() throws IOException {
        train(1);
        Path stored = save();
        RunEntry second = train(2);
        Fx.run(() -> runs.rename(second.id(), " the best "));
        settled();
        Document document = Fx.call(() -> workspace.document().get());
        open(document, 2);
        assertEquals(
                "the best", Fx.call(() -> runs.entries().getFirst().record().name()));
        Fx.run(() -> runs.delete(List.of(second.id())));
        settled();
        assertEquals(1, Fx.call(() -> runs.entries().size()));
        assertFalse(Files.exists(stored.resolve(second.id() + ".safetensors")));
        Fx.run(runs::undoDelete);
        settled();
        assertEquals(
                "the best", Fx.call(() -> runs.entries().getFirst().record().name()));
        assertTrue(Files.exists(stored.resolve(second.id() + ".safetensors")));
        Fx.run(() -> runs.delete(List.of(second.id())));
        settled();
        open(document, 1);
        assertEquals(1, count(stored), "gone for good");
    }

    @Test
    void theOldestWithoutANameMakeRoom() {
        save();
        RunEntry first = train(1);
        Fx.run(() -> runs.rename(first.id(), "kept"));
        settled();
        RunEntry second = train(2);
        train(3);
        train(4);
        train(5);
        Fx.until("there are no more than four", () -> runs.entries().size() == 4);
        List<String> left =
                Fx.call(() -> runs.entries().stream().map(RunEntry::id).toList());
        assertTrue(left.contains(first.id()), "it has a name");
        assertFalse(left.contains(second.id()));
        assertInstanceOf(Notice.Removed.class, notice());
    }

    @Test
    void inMemoryThereAreBoundsToo() {
        RunEntry first = train(1);
        train(2);
        train(3);
        train(4);
        assertTrue(first.bytes() > 1000);
        train(5);
        Fx.until(
                "the oldest is gone",
                () -> runs.entries().size() == 4
                        && runs.entries().stream().noneMatch(entry -> entry.id().equals(first.id())));
    }

    @Test
    void aRunOfAnotherGraphIsOlder() {
        RunEntry entry = train(1);
        Fx.until("the graph is known", () -> !runs.graph().get().isEmpty());
        assertFalse(Fx.call(() -> runs.isOlder(entry)));
        Fx.run(() -> workspace.apply(new Edit.Rename("dense_1", "hidden")));
        assertFalse(Fx.call(() -> runs.isOlder(entry)), "a name computes nothing");
        Fx.run(() -> workspace.apply(new Edit.Disconnect("dense_1", "x")));
        Fx.until("it is of an older graph", () -> runs.isOlder(entry));
        Fx.run(workspace::undo);
        Fx.until("it is of this graph again", () -> !runs.graph().get().isEmpty() && !runs.isOlder(entry));
    }

    @Test
    void curvesLieOverOneAnother() {
        List<RunRecord> records = List.of(train(1).record(), train(2).record());
        assertEquals(List.of("loss", "accuracy"), Overlay.figures(records));
        Overlay overlay = Overlay.of(records, "accuracy");
        assertEquals(4, overlay.curves().size());
        assertEquals(3, overlay.curves().getLast().points().size());
        assertEquals(3, overlay.curves().getLast().points().getLast().epoch());
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.count();
        }
    }

    private Notice notice() {
        return Fx.call(() -> runs.notice().get());
    }
}

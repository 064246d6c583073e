package gradus.app.runs;

import gradus.app.document.Document;
import gradus.app.document.GoBack;
import gradus.app.workspace.State;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.project.Fingerprint;
import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The runs of the project on screen. Each run that ends is recorded; the records lie in a folder beside the project,
/// or in memory as long as the project is in no file. Files are read and written in the background.
public final class RunsViewModel {
    private final Workspace workspace;
    private final Executor files;
    private final Executor window;
    private final Background background;
    private final RunStore store;
    private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(new Notice.None());
    private final ReadOnlyStringWrapper graph = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper(false);
    private int opened = -1;
    private long revision = -1;
    private int last;
    private Optional<Path> folder = Optional.empty();
    private boolean isLooking;

    /// @param files reads and writes files, one after the other
    public RunsViewModel(Workspace workspace, Workplace place, Executor files) {
        this(workspace, place, files, new RunStore(RunDisk.REAL), Clock.systemUTC());
    }

    RunsViewModel(Workspace workspace, Workplace place, Executor files, RunStore store, Clock clock) {
        this.workspace = workspace;
        this.files = files;
        this.window = place.window();
        this.background = new Background(files, window);
        this.store = store;
        workspace.state().subscribe(this::follow);
        Recorder recorder =
                new Recorder(workspace, () -> place.computing().now().get().id(), clock, this::record);
        recorder.listen();
        workspace
                .training()
                .subscribe(
                        run -> training.set(run.filter(TrainingRun::isRunning).isPresent()));
    }

    /// Writes no run from now on: a picture is taken, nothing else.
    public void onlyLook() {
        isLooking = true;
    }

    /// How many runs there are.
    public int count() {
        return entries.size();
    }

    /// Whether all of them are in files.
    public boolean isStored() {
        return entries.stream().allMatch(entry -> entry.unstored().isEmpty());
    }

    /// The runs, the newest first.
    ObservableList<RunEntry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /// The fingerprint of the graph on screen; empty while it is worked out.
    ReadOnlyStringProperty graph() {
        return graph.getReadOnlyProperty();
    }

    /// Whether a run goes on.
    ReadOnlyBooleanProperty training() {
        return training.getReadOnlyProperty();
    }

    /// Whether a run was made with another graph than the one on screen.
    boolean isOlder(RunEntry entry) {
        return !graph.get().isEmpty() && !entry.record().graph().equals(graph.get());
    }

    /// Calls a run otherwise; an empty name takes its name away.
    void rename(String id, String name) {
        find(id).filter(entry -> !entry.record().name().equals(name.strip())).ifPresent(entry -> {
            replace(entry.withName(name));
            if (entry.unstored().isEmpty()) {
                inFolder(
                        there -> {
                            store.write(there, store.read(there, id).withName(name));
                            return true;
                        },
                        done -> {},
                        reason -> {
                            find(id).ifPresent(now ->
                                    replace(now.withName(entry.record().name())));
                            notice.set(new Notice.Failed(reason));
                        });
            }
        });
    }

    /// Takes runs out of the list; they can be brought back until the next time.
    void delete(Collection<String> ids) {
        List<RunEntry> gone =
                entries.stream().filter(entry -> ids.contains(entry.id())).toList();
        if (gone.isEmpty()) {
            return;
        }
        entries.removeAll(gone);
        notice.set(new Notice.Deleted(gone));
        gone.stream()
                .filter(entry -> entry.unstored().isEmpty())
                .forEach(entry -> inFolder(
                        there -> {
                            store.delete(there, entry.id());
                            return true;
                        },
                        done -> {},
                        reason -> {
                            add(entry);
                            notice.set(new Notice.Failed(reason));
                        }));
    }

    /// Brings back what was deleted last.
    void undoDelete() {
        if (notice.get() instanceof Notice.Deleted(List<RunEntry> gone)) {
            notice.set(new Notice.None());
            for (RunEntry entry : gone) {
                if (entry.unstored().isPresent()) {
                    add(entry);
                } else {
                    inFolder(
                            there -> {
                                store.restore(there, entry.id());
                                return true;
                            },
                            done -> add(entry),
                            reason -> notice.set(new Notice.Failed(reason)));
                }
            }
        }
    }

    /// Closes what is told above the list.
    void closeNotice() {
        notice.set(new Notice.None());
    }

    /// Tries to write again what could not be written.
    void retry() {
        notice.set(new Notice.None());
        writeAll();
    }

    /// Takes the graph, the settings and the weights of a run: a step of the history, which undo takes back. Not while
    /// a run goes on.
    void goBack(String id) {
        if (training.get()) {
            return;
        }
        int asked = opened;
        Consumer<RunFile> take = run -> {
            if (asked == opened && !training.get()) {
                List<Diagnostic> reasons =
                        workspace.applyToAll(new GoBack(run.record().project(), run.learned()));
                if (reasons.isEmpty()) {
                    workspace.run();
                } else {
                    notice.set(new Notice.Failed(reasons.getFirst()));
                }
            }
        };
        find(id).ifPresent(entry -> entry.unstored()
                .ifPresentOrElse(
                        take,
                        () -> inFolder(
                                there -> store.read(there, id),
                                take,
                                reason -> notice.set(new Notice.Failed(reason)))));
    }

    private void record(Recorder.Draft draft) {
        int asked = opened;
        int number = ++last;
        Optional<Path> there = folder;
        files.execute(() -> {
            RunFile file = draft.file().apply(RunStore.id(number, draft.stamp()));
            window.execute(() -> {
                if (asked == opened) {
                    add(RunEntry.unstored(file));
                    writeAll();
                    if (folder.isEmpty()) {
                        keepInBounds();
                    }
                } else {
                    // Another project is on screen; the run is not lost for it.
                    there.ifPresent(old -> files.execute(() -> quietly(() -> store.write(old, file))));
                }
            });
        });
    }

    /// Writes what is in memory only.
    private void writeAll() {
        if (isLooking) {
            return;
        }
        for (RunEntry entry : List.copyOf(entries)) {
            entry.unstored()
                    .ifPresent(file -> inFolder(
                            there -> {
                                store.write(there, file);
                                return file.record();
                            },
                            written -> {
                                boolean isSame = find(written.id())
                                        .filter(now -> now.record().name().equals(written.name()))
                                        .isPresent();
                                if (isSame) {
                                    replace(RunEntry.stored(written));
                                    keepInBounds();
                                }
                            },
                            reason -> notice.set(new Notice.Unwritten(
                                    (int) entries.stream()
                                            .filter(each -> each.unstored().isPresent())
                                            .count(),
                                    reason))));
        }
    }

    private void keepInBounds() {
        List<RunRecord> all = entries.stream().map(RunEntry::record).toList();
        if (folder.isEmpty()) {
            drop(store.tooMany(all, run -> find(run.id()).map(RunEntry::bytes).orElse(0L)));
            return;
        }
        inFolder(
                there -> {
                    List<RunRecord> surplus = store.tooMany(there, all);
                    surplus.forEach(run -> store.remove(there, run.id()));
                    return surplus;
                },
                this::drop,
                reason -> notice.set(new Notice.Failed(reason)));
    }

    private void drop(List<RunRecord> surplus) {
        List<String> ids = surplus.stream().map(RunRecord::id).toList();
        if (entries.removeIf(entry -> ids.contains(entry.id()))) {
            notice.set(new Notice.Removed(ids.size()));
        }
    }

    private void follow(State now) {
        Document document = now.document();
        if (now.opened() != opened) {
            opened = now.opened();
            folder = document.file().map(RunStore::folder);
            entries.clear();
            last = 0;
            notice.set(new Notice.None());
            load();
        } else if (!document.file().map(RunStore::folder).equals(folder)) {
            Optional<Path> before = folder;
            folder = document.file().map(RunStore::folder);
            move(before);
        }
        if (now.revision() != revision) {
            revision = now.revision();
            look(document.graph());
        }
    }

    private void look(Graph now) {
        long asked = revision;
        graph.set("");
        files.execute(() -> {
            String found = Fingerprint.of(now);
            window.execute(() -> {
                if (asked == revision) {
                    graph.set(found);
                }
            });
        });
    }

    private void load() {
        inFolder(
                store::list,
                found -> {
                    found.runs().forEach(run -> add(RunEntry.stored(run)));
                    found.broken().stream().findFirst().ifPresent(reason -> notice.set(new Notice.Failed(reason)));
                },
                reason -> notice.set(new Notice.Failed(reason)));
    }

    /// The project has another file now: its runs go along.
    private void move(Optional<Path> before) {
        for (RunEntry entry : List.copyOf(entries)) {
            if (entry.unstored().isEmpty() && before.isPresent()) {
                Path old = before.get();
                inFolder(
                        there -> {
                            store.write(there, store.read(old, entry.id()));
                            return true;
                        },
                        done -> {},
                        reason -> notice.set(new Notice.Failed(reason)));
            }
        }
        writeAll();
    }

    /// Does something with the project's folder in the background; nothing where it has none. An answer that comes
    /// when another project is on screen is dropped.
    private <T> void inFolder(Function<Path, T> work, Consumer<T> done, Consumer<Diagnostic> refused) {
        int asked = opened;
        folder.ifPresent(there -> background.of(() -> work.apply(there), () -> asked == opened, done, refused));
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (GradusException failed) {
            // The project that it would be told to is no longer on screen.
            return;
        }
    }

    private void add(RunEntry entry) {
        List<RunEntry> all = new ArrayList<>(entries);
        all.removeIf(each -> each.id().equals(entry.id()));
        all.add(entry);
        all.sort(Comparator.comparing((RunEntry each) -> each.record().begun())
                .thenComparing(RunEntry::id)
                .reversed());
        entries.setAll(all);
        last = Math.max(last, entry.number());
    }

    private void replace(RunEntry entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(entry.id())) {
                entries.set(i, entry);
            }
        }
    }

    private Optional<RunEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}

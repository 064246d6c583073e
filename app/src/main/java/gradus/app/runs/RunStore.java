package gradus.app.runs;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The runs of a project in a folder beside it, `name.runs` beside `name.gradus`, a file each. Used off the window's
/// thread.
final class RunStore {

    /// More runs are not kept.
    static final int MOST_RUNS = 200;

    /// The runs of a project take no more room than this.
    static final long MOST_BYTES = 512L << 20;

    /// What a file is called that may still be brought back.
    private static final String DELETED = ".deleted";

    private final RunDisk disk;
    private final int mostRuns;
    private final long mostBytes;

    RunStore(RunDisk disk) {
        this(disk, MOST_RUNS, MOST_BYTES);
    }

    RunStore(RunDisk disk, int mostRuns, long mostBytes) {
        this.disk = disk;
        this.mostRuns = mostRuns;
        this.mostBytes = mostBytes;
    }

    /// What is in a folder.
    ///
    /// @param broken why files could not be read
    record Listed(List<RunRecord> runs, List<Diagnostic> broken) {
        Listed {
            runs = List.copyOf(runs);
            broken = List.copyOf(broken);
        }
    }

    /// The folder of a project's runs.
    static Path folder(Path project) {
        String name = String.valueOf(project.getFileName());
        int dot = name.lastIndexOf('.');
        return project.toAbsolutePath().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".runs");
    }

    /// All runs of a folder; what was deleted is now gone for good.
    Listed list(Path folder) {
        List<RunRecord> runs = new ArrayList<>();
        List<Diagnostic> broken = new ArrayList<>();
        try {
            for (Path file : disk.list(folder)) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(DELETED)) {
                    disk.delete(file);
                } else if (name.endsWith(RunFile.SUFFIX) && !name.startsWith(".")) {
                    try {
                        RunRecord run = disk.readRecord(file);
                        runs.add(run);
                    } catch (GradusException unreadable) {
                        broken.addAll(unreadable.diagnostics());
                    }
                }
            }
        } catch (IOException failed) {
            broken.add(Diagnostic.error("file.unreadable", place(folder), folder.toString()));
        }
        return new Listed(runs, broken);
    }

    /// Writes a run.
    ///
    /// @throws GradusException `file.unwritable`
    void write(Path folder, RunFile run) {
        try {
            disk.make(folder);
        } catch (IOException failed) {
            throw unwritable(folder, failed);
        }
        disk.write(file(folder, run.record().id()), run);
    }

    /// Reads a run whole.
    ///
    /// @throws GradusException when it can't be read
    RunFile read(Path folder, String id) {
        return disk.read(file(folder, id));
    }

    /// Takes a run out of the list, so that it can be brought back.
    ///
    /// @throws GradusException `file.unwritable`
    void delete(Path folder, String id) {
        move(file(folder, id), gone(folder, id));
    }

    /// Brings a run back.
    ///
    /// @throws GradusException `file.unwritable`
    void restore(Path folder, String id) {
        move(gone(folder, id), file(folder, id));
    }

    /// Which runs are too many: the oldest that nobody gave a name, never the newest.
    List<RunRecord> tooMany(Path folder, List<RunRecord> runs) {
        return tooMany(runs, run -> size(folder, run));
    }

    /// The same for runs of which it is known otherwise how many bytes they take.
    List<RunRecord> tooMany(List<RunRecord> runs, ToLongFunction<RunRecord> size) {
        List<RunRecord> oldest = runs.stream()
                .sorted(Comparator.comparing(RunRecord::begun).thenComparing(RunRecord::id))
                .toList();
        List<RunRecord> surplus = new ArrayList<>();
        long bytes = oldest.stream().mapToLong(size).sum();
        int count = oldest.size();
        for (RunRecord run : oldest.subList(0, Math.max(0, oldest.size() - 1))) {
            if ((count > mostRuns || bytes > mostBytes) && run.name().isEmpty()) {
                surplus.add(run);
                count--;
                bytes -= size.applyAsLong(run);
            }
        }
        return surplus;
    }

    /// Removes a run for good.
    void remove(Path folder, String id) {
        try {
            disk.delete(file(folder, id));
        } catch (IOException failed) {
            throw unwritable(file(folder, id), failed);
        }
    }

    private long size(Path folder, RunRecord run) {
        try {
            return disk.size(file(folder, run.id()));
        } catch (IOException unknown) {
            return 0;
        }
    }

    private void move(Path from, Path to) {
        try {
            disk.move(from, to);
        } catch (IOException failed) {
            throw unwritable(from, failed);
        }
    }

    private static Path file(Path folder, String id) {
        return folder.resolve(id + RunFile.SUFFIX);
    }

    private static Path gone(Path folder, String id) {
        return folder.resolve(id + RunFile.SUFFIX + DELETED);
    }

    private static GradusException unwritable(Path file, IOException cause) {
        GradusException told = new GradusException(Diagnostic.error("file.unwritable", place(file), file.toString()));
        told.initCause(cause);
        return told;
    }

    private static Place place(Path file) {
        return new Place.InFile(String.valueOf(file.getFileName()), 0, 0);
    }

    /// The id of the next run: a number that no other has, and when it began.
    static String id(int number, String begun) {
        return "%04d-%s".formatted(number, begun);
    }

    /// The number in an id; 0 where it has none.
    static int number(String id) {
        return Optional.of(id.split("-", 2)[0])
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}

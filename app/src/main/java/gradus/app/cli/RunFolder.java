package gradus.app.cli;

import gradus.engine.data.Preprocessing;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.StateFile;
import gradus.engine.project.WeightsFile;
import gradus.engine.train.Epoch;
import gradus.engine.train.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Where a training run is kept: `weights.safetensors`, `state.safetensors` (the optimizer's tensors and the
/// counters), `run.jsonl` (a line an epoch) and `checkpoints/`.
final class RunFolder {

    private static final String WEIGHTS = "weights.safetensors";
    private static final String STATE = "state.safetensors";

    /// How many checkpoints a run leaves.
    private static final int CHECKPOINTS = 10;

    private final Path path;
    private final Preprocessing preprocessing;
    private final long seed;
    private final Optional<Learned> learned;
    private final int epochs;

    private RunFolder(Path path, Preprocessing preprocessing, long seed, Optional<Learned> learned, int epochs) {
        this.path = path;
        this.preprocessing = preprocessing;
        this.seed = seed;
        this.learned = learned;
        this.epochs = epochs;
    }

    /// Opens a folder, which is made if it isn't there.
    ///
    /// @param resume whether to go on with the run that is kept in it, rather than to begin another
    /// @throws GradusException when it can't be written to, or holds no run to go on with
    static RunFolder open(Path path, Preprocessing preprocessing, long seed, boolean resume) {
        try {
            Files.createDirectories(path.resolve("checkpoints"));
            if (!resume) {
                Files.writeString(path.resolve("run.jsonl"), "");
                return new RunFolder(path, preprocessing, seed, Optional.empty(), 0);
            }
        } catch (IOException failed) {
            throw unwritable(path);
        }
        StateFile state = StateFile.read(path.resolve(STATE));
        Learned learned = state.with(WeightsFile.read(path.resolve(WEIGHTS)));
        return new RunFolder(path, preprocessing, seed, Optional.of(learned), state.epochs());
    }

    Path path() {
        return path;
    }

    /// What a run kept here had learned.
    Optional<Learned> learned() {
        return learned;
    }

    /// How many epochs a run kept here had done.
    int epochs() {
        return epochs;
    }

    /// Writes an epoch down, and now and then all weights.
    ///
    /// @param planned how many epochs there will be
    void record(Epoch epoch, Learned now, int planned) {
        try {
            Files.writeString(path.resolve("run.jsonl"), EpochLine.object(epoch) + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw unwritable(path);
        }
        if (epoch.number() % Math.max(1, planned / CHECKPOINTS) == 0) {
            Path file = path.resolve("checkpoints").resolve("epoch-%05d.safetensors".formatted(epoch.number()));
            WeightsFile.of(now, preprocessing, seed).write(file);
        }
    }

    /// Keeps what was learned.
    void save(Learned now, int done) {
        WeightsFile.of(now, preprocessing, seed).write(path.resolve(WEIGHTS));
        StateFile.of(now, done).write(path.resolve(STATE));
    }

    private static GradusException unwritable(Path path) {
        return new GradusException(
                Diagnostic.error("cli.unwritable", new Place.InFile(path.toString(), 0, 0), path.toString()));
    }
}

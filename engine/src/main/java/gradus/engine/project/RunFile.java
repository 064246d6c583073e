package gradus.engine.project;

import gradus.engine.data.Preprocessing;
import gradus.engine.exchange.Safetensors;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A recorded run in a file: a safetensors file that is one of weights too. The record stands in its notes, so that a
/// list of runs is read without the tensors.
///
/// @param learned what the run ended with
/// @param preprocessing how its rows became numbers
public record RunFile(RunRecord record, Learned learned, Optional<Preprocessing> preprocessing) {

    /// How such files end.
    public static final String SUFFIX = ".safetensors";

    private static final String RUN = "gradus.run";
    private static final String EPOCHS = "gradus.epochs";
    private static final String PROJECT = "gradus.project";
    private static final String STATE = "gradus.state";

    /// Reads the record alone.
    ///
    /// @throws gradus.engine.graph.GradusException when the file can't be read or is none of a run
    public static RunRecord readRecord(Path file) {
        return record(Safetensors.readNotes(file), file);
    }

    /// Reads a file.
    ///
    /// @throws gradus.engine.graph.GradusException when it can't be read or is none of a run
    public static RunFile read(Path file) {
        Safetensors stored = Safetensors.read(file);
        Map<String, String> notes = stored.metadata();
        RunRecord record = record(notes, file);
        String prefix = notes.getOrDefault(STATE, "");
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Map<String, Tensor> state = new LinkedHashMap<>();
        stored.tensors().forEach((name, tensor) -> {
            if (!prefix.isEmpty() && name.startsWith(prefix)) {
                state.put(name.substring(prefix.length()), tensor);
            } else {
                weights.put(name, tensor);
            }
        });
        long step = WeightsFile.whole(notes, WeightsFile.STEP).orElse(0L);
        return new RunFile(record, new Learned(weights, state, step), Preprocessing.of(notes));
    }

    private static RunRecord record(Map<String, String> notes, Path file) {
        return new RunText(String.valueOf(file.getFileName()))
                .read(notes.getOrDefault(RUN, ""), notes.getOrDefault(EPOCHS, ""), notes.getOrDefault(PROJECT, ""));
    }

    /// Writes or replaces a file, whole or not at all.
    ///
    /// @throws gradus.engine.graph.GradusException `file.unwritable`
    public void write(Path file) {
        String prefix = "state/";
        for (String path : learned.weights().keySet()) {
            while (path.startsWith(prefix)) {
                prefix = "@" + prefix;
            }
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(learned.weights());
        for (Map.Entry<String, Tensor> each : learned.state().entrySet()) {
            tensors.put(prefix + each.getKey(), each.getValue());
        }
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(RUN, RunText.write(record));
        notes.put(EPOCHS, RunText.epochs(record));
        notes.put(PROJECT, ProjectFile.text(record.project()));
        notes.put(STATE, prefix);
        notes.put(WeightsFile.STEP, Long.toString(learned.step()));
        notes.put(WeightsFile.SEED, Long.toString(record.project().training().seed()));
        preprocessing.ifPresent(fitted -> notes.putAll(fitted.toMetadata()));
        new Safetensors(tensors, notes).write(file);
    }

    /// The same run called otherwise.
    public RunFile withName(String name) {
        return new RunFile(record.withName(name), learned, preprocessing);
    }
}

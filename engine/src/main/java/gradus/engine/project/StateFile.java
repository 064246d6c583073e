package gradus.engine.project;

import gradus.engine.exchange.Safetensors;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a run must know besides its weights to go on as if it had never stopped.
///
/// @param state the optimizer's tensors, by parameter and name: `dense_1/kernel/m`
/// @param step how many steps had been taken
/// @param epochs how many epochs had been done
public record StateFile(Map<String, Tensor> state, long step, int epochs) {

    private static final String EPOCHS = "gradus.epoch";

    public StateFile {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /// What a run must know.
    public static StateFile of(Learned learned, int epochs) {
        return new StateFile(learned.state(), learned.step(), epochs);
    }

    /// Reads a file.
    ///
    /// @throws GradusException when it can't be read or is none, see [Safetensors#read]; `weights.no-state` when it
    ///     doesn't say how far its run had come
    public static StateFile read(Path file) {
        Safetensors stored = Safetensors.read(file);
        return new StateFile(stored.tensors(), count(stored, WeightsFile.STEP, Long.MAX_VALUE, file), (int)
                count(stored, EPOCHS, Integer.MAX_VALUE, file));
    }

    /// Writes or replaces a file, whole or not at all.
    ///
    /// @throws GradusException `file.unwritable`
    public void write(Path file) {
        new Safetensors(state, Map.of(WeightsFile.STEP, Long.toString(step), EPOCHS, Integer.toString(epochs)))
                .write(file);
    }

    /// All that the run had learned.
    ///
    /// @param weights of the same moment
    /// @throws GradusException `weights.other-state` when they are of another moment: the program was interrupted
    ///     between writing one file and the other, or files were mixed up
    public Learned with(WeightsFile weights) {
        if (!weights.step().equals(Optional.of(step))) {
            throw new GradusException(Diagnostic.error(
                    "weights.other-state",
                    new Place.Everywhere(),
                    weights.step().map(Object::toString).orElse("?"),
                    Long.toString(step)));
        }
        return new Learned(weights.weights(), state, step);
    }

    private static long count(Safetensors stored, String key, long most, Path file) {
        return WeightsFile.whole(stored.metadata(), key)
                .filter(number -> number >= 0 && number <= most)
                .orElseThrow(() -> new GradusException(Diagnostic.error(
                        "weights.no-state", new Place.InFile(String.valueOf(file.getFileName()), 0, 0))));
    }
}

package gradus.engine.project;

import gradus.engine.data.Preprocessing;
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

/// What a file of weights holds: the tensors that training found, and how the rows that they were trained with
/// became numbers. A safetensors file of another program is one without the notes.
///
/// @param weights by the path of the parameter: `dense_1/kernel`
/// @param preprocessing fitted on the training rows, if the file has it
/// @param seed of the run, which also split the data
/// @param step how many steps had been taken
public record WeightsFile(
        Map<String, Tensor> weights, Optional<Preprocessing> preprocessing, Optional<Long> seed, Optional<Long> step) {

    static final String STEP = "gradus.step";
    static final String SEED = "gradus.seed";

    public WeightsFile {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /// What a run learned.
    public static WeightsFile of(Learned learned, Preprocessing preprocessing, long seed) {
        return new WeightsFile(
                learned.weights(), Optional.of(preprocessing), Optional.of(seed), Optional.of(learned.step()));
    }

    /// Reads a file.
    ///
    /// @throws GradusException when it can't be read or is none, see [Safetensors#read]
    public static WeightsFile read(Path file) {
        Safetensors stored = Safetensors.read(file);
        return new WeightsFile(
                stored.tensors(),
                Preprocessing.of(stored.metadata()),
                whole(stored.metadata(), SEED),
                whole(stored.metadata(), STEP));
    }

    /// Writes or replaces a file, whole or not at all.
    ///
    /// @throws GradusException `file.unwritable`
    public void write(Path file) {
        Map<String, String> notes = new LinkedHashMap<>();
        seed.ifPresent(number -> notes.put(SEED, number.toString()));
        step.ifPresent(number -> notes.put(STEP, number.toString()));
        preprocessing.ifPresent(fitted -> notes.putAll(fitted.toMetadata()));
        new Safetensors(weights, notes).write(file);
    }

    /// These weights in the place of a model's first ones.
    ///
    /// @param first weights of the model, whose paths, shapes and precision are those that are needed
    /// @throws GradusException `weights.missing` or `weights.shape` at the node
    public Learned fitting(Learned first) {
        return fitting(new Learned(weights, Map.of(), step.orElse(0L)), first);
    }

    /// What was learned before in the place of a model's first weights. Tensors of the optimizer that belong to no
    /// weights are left out.
    ///
    /// @throws GradusException `weights.missing` or `weights.shape` at the node
    public static Learned fitting(Learned before, Learned first) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        first.weights().forEach((path, needed) -> {
            Tensor found = before.weights().get(path);
            if (found == null) {
                throw new GradusException(Diagnostic.error("weights.missing", Place.node(path), path));
            }
            weights.put(path, fitting(path, found, needed));
        });
        Map<String, Tensor> state = new LinkedHashMap<>();
        before.state().forEach((path, found) -> {
            Tensor needed = first.weights().get(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
            if (needed != null) {
                state.put(path, fitting(path, found, needed));
            }
        });
        return new Learned(weights, state, before.step());
    }

    private static Tensor fitting(String path, Tensor found, Tensor needed) {
        if (!found.shape().equals(needed.shape())) {
            throw new GradusException(Diagnostic.error(
                    "weights.shape",
                    Place.node(path),
                    path,
                    found.shape().toString(),
                    needed.shape().toString()));
        }
        return found.as(needed.type());
    }

    /// A whole number among the notes of a file.
    static Optional<Long> whole(Map<String, String> notes, String key) {
        try {
            return Optional.ofNullable(notes.get(key)).map(Long::valueOf);
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }
}

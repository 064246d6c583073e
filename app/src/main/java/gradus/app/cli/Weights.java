package gradus.app.cli;

import gradus.engine.data.Preprocessing;
import gradus.engine.exchange.Safetensors;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A file of weights: the tensors by the path of their parameter, and how the rows that they were trained with
/// became numbers.
///
/// @param tensors by path: `dense_1/kernel`
/// @param preprocessing fitted on the training rows, if the file has it
/// @param seed of the run, which also split the data
record Weights(Map<String, Tensor> tensors, Optional<Preprocessing> preprocessing, Optional<Long> seed) {

    private static final String SEED = "gradus.seed";

    /// Reads a file.
    ///
    /// @throws GradusException when it is none
    static Weights read(Path file) {
        Safetensors stored = Safetensors.read(file);
        Optional<Long> seed = Optional.ofNullable(stored.metadata().get(SEED))
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::valueOf);
        return new Weights(stored.tensors(), Preprocessing.of(stored.metadata()), seed);
    }

    /// Writes a file.
    static void write(Path file, Map<String, Tensor> tensors, Preprocessing preprocessing, long seed) {
        Map<String, String> notes = new LinkedHashMap<>(preprocessing.toMetadata());
        notes.put(SEED, String.valueOf(seed));
        new Safetensors(tensors, notes).write(file);
    }

    /// These weights instead of others.
    ///
    /// @param first weights of the model, whose paths and shapes are those that are needed
    /// @throws GradusException when one is missing or has another shape
    Learned fitting(Learned first) {
        return fitting(new Learned(tensors, Map.of(), 0), first);
    }

    /// What was learned before, checked against a model.
    ///
    /// @throws GradusException when a weight is missing or has another shape
    static Learned fitting(Learned before, Learned first) {
        Map<String, Tensor> fitted = new LinkedHashMap<>();
        first.weights().forEach((path, needed) -> {
            Tensor found = before.weights().get(path);
            if (found == null) {
                throw refused("cli.weights.missing", path);
            }
            if (!found.shape().equals(needed.shape())) {
                throw refused(
                        "cli.weights.shape",
                        path,
                        found.shape().toString(),
                        needed.shape().toString());
            }
            fitted.put(path, found.as(needed.type()));
        });
        return new Learned(fitted, before.state(), before.step());
    }

    private static GradusException refused(String code, String path, Object... more) {
        Object[] all = new Object[more.length + 1];
        all[0] = path;
        System.arraycopy(more, 0, all, 1, more.length);
        return new GradusException(Diagnostic.error(code, Place.node(path), all));
    }
}

package gradus.engine.exchange;

import gradus.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named tensors with notes, as a safetensors file holds them: eight bytes with the length of a header, the header
/// (JSON: types, shapes, places, notes), then the numbers, little-endian and row-major.
///
/// @param tensors by name
/// @param metadata notes, by key
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    /// The key that the format reserves for the notes, so that no tensor may have it as a name.
    public static final String METADATA = "__metadata__";

    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        if (tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("No tensor can be named " + METADATA);
        }
    }

    /// Reads a file. What its header promises is checked against the file's real length before anything is
    /// allocated.
    ///
    /// @throws gradus.engine.graph.GradusException `file.not-found`, `file.is-folder`, `file.unreadable`,
    ///     `safetensors.header` when it is no such file or cut off, `safetensors.tensor` when a tensor's entry is
    ///     wrong, `safetensors.type` when its element type is not supported
    public static Safetensors read(Path file) {
        return new SafetensorsReader(file).read();
    }

    /// Reads the notes of a file and leaves its tensors where they are.
    ///
    /// @throws gradus.engine.graph.GradusException as [#read] does, for what is wrong with the header
    public static Map<String, String> readNotes(Path file) {
        return new SafetensorsReader(file).notes();
    }

    /// Writes or replaces a file, whole or not at all. Tensors stand in the order of their names, those of wider
    /// elements first, so that each begins at a multiple of its element's size.
    ///
    /// @throws gradus.engine.graph.GradusException `file.unwritable`
    public void write(Path file) {
        AtomicFile.write(file, new SafetensorsWriter(this)::write);
    }
}

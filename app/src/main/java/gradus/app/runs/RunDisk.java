package gradus.app.runs;

import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the recorded runs ask of the disk.
interface RunDisk {

    /// The real one.
    RunDisk REAL = new RunDisk() {};

    /// The files in a folder; none where there is no such folder.
    default List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /// Makes a folder that is not there.
    default void make(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /// Writes or replaces a file, whole or not at all.
    ///
    /// @throws gradus.engine.graph.GradusException when it can't be written
    default void write(Path file, RunFile run) {
        run.write(file);
    }

    /// Reads a file.
    ///
    /// @throws gradus.engine.graph.GradusException when it can't be read
    default RunFile read(Path file) {
        return RunFile.read(file);
    }

    /// Reads what stands in a file beside the weights.
    ///
    /// @throws gradus.engine.graph.GradusException when it can't be read
    default RunRecord readRecord(Path file) {
        return RunFile.readRecord(file);
    }

    default long size(Path file) throws IOException {
        return Files.size(file);
    }

    default void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}

package gradus.app.runs;

import gradus.engine.project.RunFile;
import gradus.engine.project.RunRecord;
import java.util.Optional;
import java.util.stream.Stream;

/// A run in the list.
///
/// @param unstored the whole of it, as long as it is in no file
record RunEntry(RunRecord record, Optional<RunFile> unstored) {

    static RunEntry stored(RunRecord record) {
        return new RunEntry(record, Optional.empty());
    }

    static RunEntry unstored(RunFile file) {
        return new RunEntry(file.record(), Optional.of(file));
    }

    RunEntry withName(String name) {
        return new RunEntry(record.withName(name), unstored.map(file -> file.withName(name)));
    }

    /// What it takes in memory, nearly all of it numbers.
    long bytes() {
        return unstored.stream()
                .flatMap(file -> Stream.concat(
                        file.learned().weights().values().stream(), file.learned().state().values().stream()))
                .mapToLong(tensor -> (long) tensor.size() * Double.BYTES)
                .sum();
    }

    String id() {
        return record.id();
    }

    /// The number by which a run without a name is called.
    int number() {
        return RunStore.number(id());
    }
}

package gradus.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What a benchmark ran on.
///
/// @param processor its model, as the system calls it
/// @param cores that this process may use
/// @param system with its version and the kind of processor
/// @param java the version and who made it
record Machine(String processor, int cores, String system, String java) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                model().or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                        .orElse(architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + architecture,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    /// The model that Linux tells.
    private static Optional<String> model() {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

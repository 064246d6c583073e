package gradus.engine.device.cuda;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Libraries of NVIDIA's that come with the CUDA toolkit or in wheels of Python, and may lie in several places.
///
/// @param environment the variables of this process
/// @param home the user's folder
record NvidiaLibraries(Map<String, String> environment, Path home) {

    NvidiaLibraries {
        environment = Map.copyOf(environment);
    }

    /// Those of this computer.
    static NvidiaLibraries here() {
        return new NvidiaLibraries(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// Loads the first of some libraries that is in one of the [#folders()], or where the system looks.
    ///
    /// @param names the better ones first
    /// @param needed patterns of files beside it that it would otherwise look for in vain
    Optional<SymbolLookup> load(List<String> names, List<String> needed) {
        return folders().stream()
                .flatMap(folder -> names.stream()
                        .filter(name -> Files.isRegularFile(folder.resolve(name)))
                        .flatMap(name -> loaded(folder, name, needed).stream()))
                .findFirst()
                .or(() -> names.stream().flatMap(name -> loaded(name).stream()).findFirst());
    }

    private static Optional<SymbolLookup> loaded(Path folder, String name, List<String> needed) {
        needed.stream().flatMap(pattern -> entries(folder, pattern).stream()).forEach(file -> loaded(file.toString()));
        return loaded(folder.resolve(name).toString());
    }

    @SuppressWarnings("restricted") // as CudaLibrary, which is tried in another process first
    private static Optional<SymbolLookup> loaded(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    /// Where to look, in order.
    List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        Stream.of("CUDA_PATH", "CUDA_HOME").flatMap(this::variable).forEach(root -> addParts(folders, root));
        addParts(folders, Path.of("/usr/local/cuda"));
        Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").flatMap(this::variable).forEach(root -> addWheels(folders, root));
        addWheels(folders, home.resolve(".local"));
        addWheels(folders, Path.of("/usr/local"));
        addWheels(folders, Path.of("/usr"));
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private Stream<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .flatMap(NvidiaLibraries::path)
                .stream();
    }

    /// What people set may be no path at all.
    private static Optional<Path> path(String value) {
        try {
            return Optional.of(Path.of(value));
        } catch (InvalidPathException wrong) {
            return Optional.empty();
        }
    }

    private static void addParts(List<Path> folders, Path root) {
        Stream.of("lib64", "lib", "bin/x64", "bin").map(root::resolve).forEach(folders::add);
    }

    private static void addWheels(List<Path> folders, Path root) {
        List<Path> pythons = new ArrayList<>(entries(root.resolve("lib"), "python3*"));
        pythons.add(root.resolve("Lib"));
        for (Path python : pythons) {
            for (String packages : List.of("site-packages", "dist-packages")) {
                entries(python.resolve(packages).resolve("nvidia"), "*").forEach(part -> addParts(folders, part));
            }
        }
    }

    /// What a folder holds, in order of the names; nothing where there is none.
    private static List<Path> entries(Path folder, String pattern) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
            List<Path> entries = new ArrayList<>();
            stream.forEach(entries::add);
            entries.sort(null);
            return entries;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
    }
}

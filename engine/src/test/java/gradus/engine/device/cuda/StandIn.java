package gradus.engine.device.cuda;

import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.NativeFunction;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A CUDA driver that does everything but run kernels, made by the C compiler; or there is no test. It proves what is
/// called and in which order, and nothing about results.
final class StandIn {

    private static final String DRIVER = "libcuda.so.1";
    private static final long LONGEST = 1 << 26;

    private final Path folder;
    private final SymbolLookup library;

    public interface Words {
        MemorySegment call();
    }

    public interface Count {
        int call();
    }

    public interface Told {
        int call(MemorySegment text);
    }

    private StandIn(Path folder, SymbolLookup library) {
        this.folder = folder;
        this.library = library;
    }

    /// Makes one in a folder, beside which NVRTC and cuBLAS lie in `lib`.
    static StandIn in(Path folder) throws IOException, InterruptedException {
        Path driver = compile(folder);
        return new StandIn(folder, lookup(driver));
    }

    /// Makes the libraries alone, for another process.
    static Path compile(Path folder) throws IOException, InterruptedException {
        copy("stand-in.c", folder);
        run(folder, "cc", "-w", "-O1", "-shared", "-fPIC", "-o", DRIVER, "stand-in.c");
        Path driver = folder.resolve(DRIVER);
        Path more = Files.createDirectory(folder.resolve("lib"));
        Files.copy(driver, more.resolve("libnvrtc.so.13"));
        Files.copy(driver, more.resolve("libcublas.so.13"));
        return driver;
    }

    /// Puts a source into a folder.
    static void copy(String source, Path folder) throws IOException {
        try (InputStream stream = StandIn.class.getResourceAsStream(source)) {
            Files.write(folder.resolve(source), Objects.requireNonNull(stream).readAllBytes());
        }
    }

    /// Runs a compiler, or there is no test.
    static void run(Path folder, String... command) throws IOException, InterruptedException {
        try {
            int exit = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            Assertions.assertEquals(0, exit, "it compiles");
        } catch (IOException absent) {
            Assumptions.abort("there is no compiler " + command[0] + " here: " + absent);
        }
    }

    @SuppressWarnings("restricted") // our own
    private static SymbolLookup lookup(Path file) {
        return SymbolLookup.libraryLookup(file, Arena.global());
    }

    /// The driver without anything beside it.
    CudaLibrary open() {
        return open(false);
    }

    CudaLibrary open(boolean mayRound) {
        NvidiaLibraries libraries = new NvidiaLibraries(Map.of("CUDA_PATH", folder.toString()), folder);
        return CudaLibrary.open(List.of(folder.resolve(DRIVER).toString()), libraries, mayRound)
                .orElseThrow();
    }

    /// Opens the first card.
    CudaQueue queue() {
        return queue(0);
    }

    CudaQueue queue(int index) {
        CudaLibrary library = open();
        CardFacts card = library.devices().get(index);
        return library.open(card);
    }

    /// Sets `name=value` and `call:nth:code`, with spaces between them; what was set before is forgotten.
    void set(String text) {
        set(library, text);
    }

    private static void set(SymbolLookup library, String text) {
        try (Arena arena = Arena.ofConfined()) {
            NativeFunction.of(Told.class, library, "standInSet").call(arena.allocateFrom(text));
        }
    }

    /// The same for cuBLAS.
    void setProducts(String text) {
        set(lookup(products()), text);
    }

    private Path products() {
        return folder.resolve("lib").resolve("libcublas.so.13");
    }

    /// What was called since the last time.
    List<String> calls() {
        return calls(library);
    }

    /// The same of cuBLAS.
    List<String> callsOfProducts() {
        return calls(lookup(products()));
    }

    @SuppressWarnings("restricted") // our own
    private static List<String> calls(SymbolLookup library) {
        List<String> calls = NativeFunction.of(Words.class, library, "standInCalls")
                .call()
                .reinterpret(LONGEST)
                .getString(0)
                .lines()
                .toList();
        NativeFunction.of(Count.class, library, "standInForget").call();
        return calls;
    }

    /// What was made and not freed.
    int live() {
        return NativeFunction.of(Count.class, library, "standInLive").call();
    }
}

package gradus.engine.device.cuda;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What makes cards of NVIDIA's faster where it is found, and isn't needed: the compiler NVRTC and the products of
/// cuBLAS, of no newer version than the driver's.
final class CudaExtras {

    private static final int OLDEST = 12;

    private final NvidiaLibraries libraries;
    private final int newest;
    private final boolean mayRound;
    private Optional<Optional<Nvrtc>> nvrtc = Optional.empty();
    private Optional<Optional<Cublas>> cublas = Optional.empty();

    /// @param newest the driver's version of CUDA, such as 13
    /// @param mayRound whether products may be computed with factors rounded to 10 bits of mantissa (TF32), which
    ///     is faster
    CudaExtras(NvidiaLibraries libraries, int newest, boolean mayRound) {
        this.libraries = libraries;
        this.newest = newest;
        this.mayRound = mayRound;
    }

    /// The compiler for an architecture, looked for at the first call; empty when there is none that knows it.
    synchronized Optional<CudaCompiler> compiler(Architecture architecture) {
        Optional<Nvrtc> found = nvrtc.orElseGet(() -> libraries
                .load(
                        names(version -> List.of("libnvrtc.so." + version, "nvrtc64_" + version + "0_0.dll")),
                        List.of("libnvrtc-builtins.so*", "nvrtc-builtins64_*.dll"))
                .flatMap(Nvrtc::of));
        nvrtc = Optional.of(found);
        return found.filter(compiler -> compiler.architectures().contains(architecture.number()))
                .map(compiler -> new CudaCompiler(compiler, architecture));
    }

    /// The library of products, looked for at the first call.
    synchronized Optional<Cublas> products() {
        Optional<Cublas> found = cublas.orElseGet(() -> libraries
                .load(
                        names(version -> List.of("libcublas.so." + version, "cublas64_" + version + ".dll")),
                        List.of("libcublasLt.so.*", "cublasLt64_*.dll"))
                .flatMap(Cublas::of));
        cublas = Optional.of(found);
        return found;
    }

    boolean mayRound() {
        return mayRound;
    }

    private List<String> names(Function<Integer, List<String>> ofVersion) {
        return IntStream.iterate(newest, version -> version >= OLDEST, version -> version - 1)
                .boxed()
                .map(ofVersion)
                .flatMap(List::stream)
                .toList();
    }
}

package gradus.engine.device.cuda;

import gradus.engine.device.card.NativeFunction;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The functions of NVIDIA's library of matrix products that Gradus calls. All return 0 or an error.
final class Cublas {

    final OfHandle create;
    final OfHandle destroy;
    final SetStream setStream;
    final SetMathMode setMathMode;
    final Multiply multiply;

    public interface OfHandle {
        int call(MemorySegment handle);
    }

    public interface SetStream {
        int call(MemorySegment handle, MemorySegment stream);
    }

    public interface SetMathMode {
        int call(MemorySegment handle, int mode);
    }

    /// `C = α op(A) op(B) + β C` for each of some matrices, all by columns.
    public interface Multiply {
        int call(
                MemorySegment handle,
                int transposeA,
                int transposeB,
                int rows,
                int columns,
                int terms,
                MemorySegment alpha,
                MemorySegment a,
                int stepA,
                long strideA,
                MemorySegment b,
                int stepB,
                long strideB,
                MemorySegment beta,
                MemorySegment c,
                int stepC,
                long strideC,
                int count);
    }

    private Cublas(SymbolLookup library) {
        create = NativeFunction.of(OfHandle.class, library, "cublasCreate_v2");
        destroy = NativeFunction.of(OfHandle.class, library, "cublasDestroy_v2");
        setStream = NativeFunction.of(SetStream.class, library, "cublasSetStream_v2");
        setMathMode = NativeFunction.of(SetMathMode.class, library, "cublasSetMathMode");
        multiply = NativeFunction.of(Multiply.class, library, "cublasSgemmStridedBatched");
    }

    /// Binds the functions; empty when the library lacks one.
    static Optional<Cublas> of(SymbolLookup library) {
        try {
            return Optional.of(new Cublas(library));
        } catch (NoSuchElementException incomplete) {
            return Optional.empty();
        }
    }
}

package gradus.engine.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.kernel.MatrixProduct;
import gradus.engine.graph.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The matrix products of a card, on its stream.
final class CudaProducts {

    private static final int NOT_TRANSPOSED = 0;
    private static final int TRANSPOSED = 1;
    private static final int EXACT_FACTORS = 0;
    private static final int ROUNDED_FACTORS = 3;
    private static final int ALLOCATION_FAILED = 3;

    private final Cublas cublas;
    private final CudaQueue queue;
    private final boolean mayRound;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment one = arena.allocateFrom(JAVA_FLOAT, 1);
    private final MemorySegment zero = arena.allocateFrom(JAVA_FLOAT, 0);
    private Optional<MemorySegment> handle = Optional.empty();
    private boolean isTried;

    /// @param mayRound whether factors may be rounded to 10 bits of mantissa (TF32)
    CudaProducts(Cublas cublas, CudaQueue queue, boolean mayRound) {
        this.cublas = cublas;
        this.queue = queue;
        this.mayRound = mayRound;
    }

    /// What computes a product; empty when the library doesn't start, as kernels of ours do it too. It is started for
    /// the first.
    Optional<CardKernel> kernel(MatrixProduct product) {
        if (!isTried) {
            isTried = true;
            handle = started();
        }
        return handle.map(started -> (memory, table, at, groups) -> multiply(started, product, memory));
    }

    private Optional<MemorySegment> started() {
        MemorySegment result = arena.allocate(ADDRESS);
        if (cublas.create.call(result) != 0) {
            return Optional.empty();
        }
        MemorySegment started = result.get(ADDRESS, 0);
        int mode = mayRound ? ROUNDED_FACTORS : EXACT_FACTORS;
        if (cublas.setStream.call(started, queue.stream()) != 0 || cublas.setMathMode.call(started, mode) != 0) {
            cublas.destroy.call(started);
            return Optional.empty();
        }
        return Optional.of(started);
    }

    /// Matrices by rows are transposed ones by columns, and `(A B)ᵀ = Bᵀ Aᵀ`: so the right one comes first.
    private void multiply(MemorySegment started, MatrixProduct product, CardBuffer memory) {
        int code = cublas.multiply.call(
                started,
                product.isRightTransposed() ? TRANSPOSED : NOT_TRANSPOSED,
                product.isLeftTransposed() ? TRANSPOSED : NOT_TRANSPOSED,
                product.columns(),
                product.rows(),
                product.terms(),
                one,
                place(memory, product.right()),
                product.isRightTransposed() ? product.terms() : product.columns(),
                product.rightStep(),
                place(memory, product.left()),
                product.isLeftTransposed() ? product.rows() : product.terms(),
                product.leftStep(),
                zero,
                place(memory, product.to()),
                product.columns(),
                (long) product.rows() * product.columns(),
                product.stacks());
        if (code != 0) {
            throw failure("cublasSgemmStridedBatched", code);
        }
    }

    private static MemorySegment place(CardBuffer memory, int element) {
        return CudaQueue.place(memory, (long) Float.BYTES * element);
    }

    /// The library has numbers of its own.
    private static DeviceException failure(String call, int code) {
        return new DeviceException(
                call,
                code,
                code == ALLOCATION_FAILED ? Kind.OUT_OF_MEMORY : Kind.OTHER,
                Message.of("device.fault.call", call, String.valueOf(code)),
                "");
    }

    /// Gives back what the library keeps.
    void close() {
        handle.ifPresent(cublas.destroy::call);
        handle = Optional.empty();
    }
}

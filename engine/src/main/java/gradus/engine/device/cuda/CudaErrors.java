package gradus.engine.device.cuda;

import gradus.engine.device.card.DriverErrors;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/// What the numbers mean that the CUDA driver returns.
final class CudaErrors {

    /// There is a driver, but no card.
    static final int NO_DEVICE = 100;

    /// A module has no kernel of that name.
    static final int NOT_FOUND = 500;

    private static final int OUT_OF_MEMORY = 2;

    /// The card is held by another, or its memory failed.
    private static final Set<Integer> LOST = Set.of(46, 214);

    /// From an address that isn't there to any other fault of a launch: the context can't be used again.
    private static final int FIRST_FAULT = 700;

    private static final int LAST_FAULT = 720;
    private static final long LONGEST_NAME = 256;

    private CudaErrors() {}

    static DriverErrors of(CudaFunctions functions) {
        return new DriverErrors(
                code -> code == OUT_OF_MEMORY,
                code -> LOST.contains(code) || (code >= FIRST_FAULT && code <= LAST_FAULT),
                code -> name(functions, code));
    }

    @SuppressWarnings("restricted") // the driver's own constant
    private static String name(CudaFunctions functions, int code) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(ValueLayout.ADDRESS);
            if (functions.errorName.call(code, text) != 0) {
                return String.valueOf(code);
            }
            MemorySegment name = text.get(ValueLayout.ADDRESS, 0);
            return name.equals(MemorySegment.NULL)
                    ? String.valueOf(code)
                    : name.reinterpret(LONGEST_NAME).getString(0) + " (" + code + ")";
        }
    }
}

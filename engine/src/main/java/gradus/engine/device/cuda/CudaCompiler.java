package gradus.engine.device.cuda;

import gradus.engine.device.card.CardQueue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The compiler for the cards of one architecture.
record CudaCompiler(Nvrtc nvrtc, Architecture architecture) {

    /// As [Nvrtc#compile].
    MemorySegment compile(String source, Arena arena, CardQueue queue) {
        return nvrtc.compile(source, architecture, arena, queue);
    }
}

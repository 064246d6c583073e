package gradus.engine.device.simd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The loops written so far: steps of one form share one, also across programs.
final class Loops {

    private final Map<LoopForm, Loop> written = new ConcurrentHashMap<>();
    private final boolean isPlain;

    /// @param isPlain whether loops go from element to element; else over vectors, where those can do it
    Loops(boolean isPlain) {
        this.isPlain = isPlain;
    }

    Loop of(LoopForm form) {
        return written.computeIfAbsent(form, this::write);
    }

    private Loop write(LoopForm form) {
        return (isPlain ? TwinLoopWriter.write(form) : VectorLoopWriter.write(form, Lanes.count(form.isSingle())))
                .orElseGet(() -> PlainLoopWriter.write(form));
    }
}

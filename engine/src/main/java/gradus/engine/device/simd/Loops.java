package gradus.engine.device.simd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The loops written so far: steps of one form share one, also across programs.
final class Loops {

    private final Map<LoopForm, Loop> written = new ConcurrentHashMap<>();
    private final boolean hasVectors;

    /// @param hasVectors whether the Vector API is there
    Loops(boolean hasVectors) {
        this.hasVectors = hasVectors;
    }

    Loop of(LoopForm form) {
        return written.computeIfAbsent(form, this::write);
    }

    private Loop write(LoopForm form) {
        if (hasVectors) {
            return VectorLoopWriter.write(form, Lanes.count(form.isSingle()))
                    .orElseGet(() -> PlainLoopWriter.write(form));
        }
        return PlainLoopWriter.write(form);
    }
}

package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.graph.Message;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// What the numbers mean that a driver's functions return; 0 is no error.
///
/// @param memory which say that there is too little memory
/// @param lost which say that the device is gone
/// @param names how people find a number in the driver's documents
public record DriverErrors(IntPredicate memory, IntPredicate lost, IntFunction<String> names) {

    /// Whether it means that there is too little memory.
    public boolean isOutOfMemory(int code) {
        return memory.test(code);
    }

    String name(int code) {
        return names.apply(code);
    }

    /// Returns when there is no error.
    ///
    /// @throws DeviceException when there is one
    public void check(String call, int code) {
        if (code != 0) {
            throw failure(call, code);
        }
    }

    /// What is thrown for an error.
    public DeviceException failure(String call, int code) {
        Kind kind = isOutOfMemory(code) ? Kind.OUT_OF_MEMORY : lost.test(code) ? Kind.LOST : Kind.OTHER;
        Message reason = kind == Kind.LOST
                ? Message.of("device.fault.lost", call, name(code))
                : Message.of("device.fault.call", call, name(code));
        return new DeviceException(call, code, kind, reason, "");
    }
}

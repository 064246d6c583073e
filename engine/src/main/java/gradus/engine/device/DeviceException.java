package gradus.engine.device;

import gradus.engine.graph.Message;

/// A call to a device's driver that failed. What was on the device may be lost.
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What it means for the work.
    public enum Kind {
        /// The device can't hold what was asked for; less may fit.
        OUT_OF_MEMORY,
        /// The device is gone or its state is; it can't be used again by this process.
        LOST,
        /// The driver doesn't compile a kernel; [#log()] holds what it says.
        BUILD,
        /// Anything else.
        OTHER
    }

    private final Kind kind;
    private final int code;
    private final transient Message reason;
    private final String log;

    /// @param call the driver's function
    /// @param code what it returned, or 0 where it returned nothing
    /// @param reason a sentence for a person, with the figures
    /// @param log what the driver's compiler said, or empty
    public DeviceException(String call, int code, Kind kind, Message reason, String log) {
        super(call + " returned " + code + (log.isBlank() ? "" : "\n" + log.strip()));
        this.code = code;
        this.kind = kind;
        this.reason = reason;
        this.log = log;
    }

    /// The driver's number for what happened.
    public int code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isOutOfMemory() {
        return kind == Kind.OUT_OF_MEMORY;
    }

    public boolean isLost() {
        return kind == Kind.LOST;
    }

    /// A sentence for a person, with the figures.
    public Message reason() {
        return reason;
    }

    /// What the driver's compiler said, or empty.
    public String log() {
        return log;
    }
}

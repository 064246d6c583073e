package gradus.engine.device;

import gradus.engine.graph.Message;

/// How a device did when it was tried out.
public sealed interface Trial {

    /// It computes rightly.
    record Passed(DeviceSpeed speed) implements Trial {}

    /// It can't be used.
    record Refused(Message reason) implements Trial {}
}

package gradus.engine.run;

import gradus.engine.device.Device;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The device that was chosen last: programs that are prepared from then on run there; those that run go on where they
/// are. From any thread.
public final class SwitchedDevice extends ForwardingDevice {

    private final AtomicReference<Device> chosen;

    /// @param first until another is chosen
    public SwitchedDevice(Device first) {
        chosen = new AtomicReference<>(first);
    }

    /// Chooses another.
    public void choose(Device device) {
        chosen.set(device);
    }

    @Override
    Device other() {
        return Objects.requireNonNull(chosen.get());
    }
}

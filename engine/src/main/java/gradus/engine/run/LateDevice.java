package gradus.engine.run;

import gradus.engine.device.Device;
import java.util.Optional;
import java.util.function.Supplier;

/// A device that is opened when it is first used: listing it costs nothing.
final class LateDevice extends ForwardingDevice {

    private final String id;
    private final Supplier<Device> opening;
    private Optional<Device> opened = Optional.empty();

    /// @param opening may fail with a [gradus.engine.device.DeviceException]; then it is tried again at the next use
    LateDevice(String id, Supplier<Device> opening) {
        this.id = id;
        this.opening = opening;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    synchronized Device other() {
        Device device = opened.orElseGet(opening);
        opened = Optional.of(device);
        return device;
    }
}

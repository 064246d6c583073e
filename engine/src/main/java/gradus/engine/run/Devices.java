package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can compute here, and why something can't.
public final class Devices {

    private static final Pattern NAME = Pattern.compile("auto|cpu|(opencl|cuda)(:\\d{1,3})?");

    /// No step of the sizes that people teach with has work for more.
    private static final int MOST_THREADS = 8;

    private Devices() {}

    /// One kind of device.
    ///
    /// @param name as the command line takes it
    /// @param device empty when it can't be used
    /// @param description what it is, or why it can't be used
    public record Entry(String name, Optional<Device> device, Message description) {}

    /// All kinds, usable or not.
    public static List<Entry> all() {
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                new Entry("cpu", Optional.of(cpu()), Message.of("device.cpu", String.valueOf(cores))),
                new Entry("opencl", Optional.empty(), Message.of("device.absent", "OpenCL")),
                new Entry("cuda", Optional.empty(), Message.of("device.absent", "CUDA")));
    }

    /// The device that is always there, with as many threads as are of use.
    public static Device cpu() {
        // One is left to the window and to the kernels that are warmed up beside.
        return cpu(Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS));
    }

    /// The device that is always there.
    ///
    /// @param threads how many it may use, at least 1
    public static Device cpu(int threads) {
        return new SimdDevice(new ScalarDevice(), threads);
    }

    /// The device of a name: `auto`, `cpu`, `opencl`, `opencl:N`, `cuda` or `cuda:N`; empty when it is not here.
    ///
    /// @throws GradusException `device.unknown` when no device is ever called so
    public static Optional<Device> find(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new GradusException(Diagnostic.error("device.unknown", new Place.AtSetting("device"), name));
        }
        return name.equals("auto") || name.equals("cpu") ? Optional.of(cpu()) : Optional.empty();
    }
}

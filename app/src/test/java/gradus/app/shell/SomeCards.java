package gradus.app.shell;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.graph.Message;
import gradus.engine.run.Devices;
import gradus.engine.run.Rounding;
import java.util.Optional;
import java.util.OptionalLong;

/// Entries of graphics cards as a survey tells of them, whether this computer has such ones or not. What can be used is
/// computed by the processor.
final class SomeCards {

    private static final OptionalLong MEMORY = OptionalLong.of(24L << 30);
    private static final Device PROCESSOR = Devices.cpu(1);

    private SomeCards() {}

    /// The processor itself.
    static Devices.Entry processor() {
        return Devices.find("cpu");
    }

    /// A card of NVIDIA's that passed its self-check.
    static Devices.Entry nvidia(Rounding rounding) {
        String platform = rounding instanceof Rounding.Missing ? "CUDA 13.0" : "CUDA 13.0, NVRTC, cuBLAS";
        return new Devices.Entry(
                "cuda:0",
                Optional.of(PROCESSOR),
                Message.of("device.card", "NVIDIA GeForce RTX 4090", platform, 24_564L),
                MEMORY,
                Optional.of(new DeviceSpeed(2.3e-6, 9.1e-6, 12.4e9, 13.1e9, 26e12)),
                false,
                rounding);
    }

    /// The same card, where its driver for OpenCL computes wrongly.
    static Devices.Entry wrong() {
        return refused("opencl:1", Message.of("device.trial.wrong", "Σ i², i = 0 … 63", "0", "85344"));
    }

    /// A card whose trial said why it can't be used.
    static Devices.Entry refused(String name, Message reason) {
        return new Devices.Entry(
                name,
                Optional.empty(),
                Message.of("device.card.refused", "NVIDIA GeForce RTX 4090", "NVIDIA CUDA", reason),
                MEMORY,
                Optional.empty(),
                false);
    }
}

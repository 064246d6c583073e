package gradus.app.shell;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Execution;
import gradus.engine.graph.Message;
import gradus.engine.program.Program;
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

    /// A card that passed its self-check and fails when it is used.
    static Devices.Entry failing(String name) {
        Device lost = new Device() {
            @Override
            public String id() {
                return name;
            }

            @Override
            public Execution prepare(Program program) {
                Message reason = Message.of("device.fault.lost", "cuStreamSynchronize", "700");
                throw new DeviceException("cuStreamSynchronize", 700, DeviceException.Kind.LOST, reason, "");
            }
        };
        return new Devices.Entry(
                name,
                Optional.of(lost),
                Message.of("device.card", "NVIDIA GeForce RTX 3060", "CUDA 13.0", 12_288L),
                MEMORY,
                Optional.of(new DeviceSpeed(3.1e-6, 12e-6, 11e9, 12e9, 5e12)),
                false);
    }

    /// A card whose driver for OpenCL computes wrongly.
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

package gradus.app.cli;

import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.run.Devices;
import gradus.engine.run.StandbyDevice;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// The options `--device` and `--precision`.
final class DeviceOption {

    private static final String DEVICE = "--device";
    private static final String CPU = "cpu";
    private static final String PRECISION = "--precision";

    private DeviceOption() {}

    static OptionSpec device() {
        return Command.option(DEVICE, "auto|cpu|opencl|cuda");
    }

    static OptionSpec precision() {
        return Command.option(PRECISION, "float32|float64");
    }

    /// The device asked for; the CPU, with a word about it, when that one can't be used or fails later.
    static Device orCpu(Arguments arguments, Console console) {
        String name = arguments.text(DEVICE).orElse("auto");
        Devices.Entry found = UsageException.blame(() -> Devices.find(name));
        if (found.device().isEmpty()) {
            warn(console, "device.not-here", name, found.description());
            return Devices.cpu();
        }
        Device device = found.device().get();
        return device.id().equals(CPU)
                ? device
                : new StandbyDevice(
                        device,
                        Devices.cpu(),
                        StandbyDevice.INTERVAL,
                        reason -> warn(console, "device.standby", device.id(), reason));
    }

    private static void warn(Console console, String code, String name, Message reason) {
        console.report(List.of(Diagnostic.warning(code, new Place.AtSetting("device"), name, reason)));
    }

    /// The device asked for, since the figures of another would be false.
    ///
    /// @throws GradusException when it can't be used
    static Device exactly(Arguments arguments) {
        String name = arguments.text(DEVICE).orElse(CPU);
        Devices.Entry found = UsageException.blame(() -> Devices.find(name));
        return found.device()
                .orElseThrow(() -> new GradusException(
                        Diagnostic.error("device.required", new Place.AtSetting("device"), name, found.description())));
    }

    /// The precision asked for, if any.
    static Optional<ElementType> precision(Arguments arguments) {
        return arguments.text(PRECISION).map(text -> switch (text) {
            case "float32" -> ElementType.FLOAT32;
            case "float64" -> ElementType.FLOAT64;
            default -> throw UsageException.at("precision", "cli.precision", text);
        });
    }
}

package gradus.app.cli;

import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.run.Devices;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// The options `--device` and `--precision`.
final class DeviceOption {

    private static final String DEVICE = "--device";
    private static final String PRECISION = "--precision";

    private DeviceOption() {}

    static OptionSpec device() {
        return Command.option(DEVICE, "auto|cpu|opencl|cuda");
    }

    static OptionSpec precision() {
        return Command.option(PRECISION, "float32|float64");
    }

    /// The device asked for; the CPU, with a word about it, when that one can't be used.
    static Device orCpu(Arguments arguments, Console console) {
        String name = arguments.text(DEVICE).orElse("auto");
        Devices.Entry found = UsageException.blame(() -> Devices.find(name));
        return found.device().orElseGet(() -> {
            console.report(List.of(
                    Diagnostic.warning("device.not-here", new Place.AtSetting("device"), name, found.description())));
            return Devices.cpu();
        });
    }

    /// The device asked for, since the figures of another would be false.
    ///
    /// @throws GradusException when it can't be used
    static Device exactly(Arguments arguments) {
        String name = arguments.text(DEVICE).orElse("cpu");
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

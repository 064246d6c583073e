package gradus.app.cli;

import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.program.Program;
import gradus.engine.run.Devices;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// The options `--device` and `--precision`.
final class DeviceOption {

    private static final String DEVICE = "--device";
    private static final String AUTO = "auto";
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
        Optional<String> asked = arguments.text(DEVICE);
        String name = asked.orElse(AUTO);
        if (name.equals(AUTO)) {
            return automatic(asked.isPresent(), console);
        }
        Devices.Entry found = UsageException.blame(() -> Devices.find(name));
        if (found.device().isEmpty()) {
            warn(console, "device.not-here", name, found.description());
            return Devices.cpu();
        }
        Device device = found.device().get();
        return device.id().equals(CPU)
                ? device
                : Devices.withStandby(
                        device,
                        (id, reason) -> warn(console, "device.standby", id, reason),
                        reason -> warn(console, "device.not-here", device.id(), reason));
    }

    /// The device that is likely to be fastest. That it is the processor, as mostly, is only told to those who asked.
    private static Device automatic(boolean isAsked, Console console) {
        return Devices.auto(
                choice -> {
                    if (isAsked || !choice.id().equals(CPU)) {
                        console.say("cli.device.chosen", choice.id(), choice.reason());
                    }
                },
                (id, reason) -> warn(console, "device.standby", id, reason));
    }

    private static void warn(Console console, String code, String name, Message reason) {
        console.report(List.of(Diagnostic.warning(code, new Place.AtSetting("device"), name, reason)));
    }

    /// The device asked for, since the figures of another would be false.
    ///
    /// @throws GradusException when it can't be used, or leaves numbers of this precision to another
    static Device exactly(Arguments arguments, ElementType precision) {
        String name = arguments.text(DEVICE).orElse(CPU);
        Devices.Entry found = UsageException.blame(() -> Devices.find(name));
        Device device = found.device().orElseThrow(() -> required(name, found.description()));
        device.refusal(anyOf(precision)).ifPresent(reason -> {
            throw required(name, reason);
        });
        return device;
    }

    private static GradusException required(String name, Message reason) {
        return new GradusException(Diagnostic.error("device.required", new Place.AtSetting("device"), name, reason));
    }

    /// A program with numbers of a precision.
    private static Program anyOf(ElementType precision) {
        GraphBuilder builder = new GraphBuilder();
        Value number = builder.add(new Constant(Tensor.scalar(1)));
        return Program.compile(builder.build(), List.of(number), precision);
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

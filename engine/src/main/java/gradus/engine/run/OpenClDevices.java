package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.device.opencl.OpenClDevice;
import gradus.engine.device.opencl.OpenClFacts;
import gradus.engine.device.opencl.OpenClLibrary;
import gradus.engine.device.opencl.OpenClSurvey;
import gradus.engine.device.opencl.TriedDevice;
import gradus.engine.graph.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The OpenCL devices of this computer, `opencl:0`, `opencl:1` and so on, and why they can't be used.
final class OpenClDevices {

    private static final String KIND = "opencl";
    private static final long MEBIBYTE = 1 << 20;

    private OpenClDevices() {}

    /// Found out at first use, which takes a second or more, and not again.
    private static final class Found {
        static final List<Devices.Entry> ENTRIES = of(OpenClSurvey.take(), OpenClDevices::open);
    }

    private static Device open(OpenClFacts facts) {
        OpenClLibrary library = OpenClLibrary.open()
                .orElseThrow(() -> new DeviceException(
                        "dlopen", 0, DeviceException.Kind.LOST, Message.of("device.opencl.no-library"), ""));
        return new OpenClDevice(library, facts, Devices.cpu());
    }

    /// All of them, or one entry that says why there is none.
    static List<Devices.Entry> all() {
        return Found.ENTRIES;
    }

    /// @param opening opens a device that passed its trial, when it is first used; only then is its driver loaded into
    ///     this process
    static List<Devices.Entry> of(OpenClSurvey survey, Function<OpenClFacts, Device> opening) {
        List<Devices.Entry> entries = new ArrayList<>();
        survey.devices().forEach(tried -> entries.add(entry(tried, opening)));
        survey.absence().ifPresent(reason -> entries.add(Devices.Entry.absent(KIND, reason)));
        return List.copyOf(entries);
    }

    /// The one of a name, or for `opencl` the first that can be used.
    static Devices.Entry find(String name, List<Devices.Entry> entries) {
        return entries.stream()
                .filter(entry -> name.equals(KIND)
                        ? entry.device().isPresent()
                        : entry.name().equals(name))
                .findFirst()
                .orElseGet(() -> name.equals(KIND) || entries.getFirst().name().equals(KIND)
                        ? entries.getFirst()
                        : Devices.Entry.absent(name, Message.of("device.opencl.fewer", count(entries))));
    }

    private static long count(List<Devices.Entry> entries) {
        return entries.stream().filter(entry -> !entry.name().equals(KIND)).count();
    }

    private static Devices.Entry entry(TriedDevice tried, Function<OpenClFacts, Device> opening) {
        OpenClFacts facts = tried.facts();
        String name = KIND + ":" + facts.index();
        OptionalLong memory = OptionalLong.of(facts.memory());
        return switch (tried.trial()) {
            case Trial.Passed(DeviceSpeed speed) ->
                new Devices.Entry(
                        name,
                        Optional.of(new LateDevice(name, () -> opening.apply(facts))),
                        Message.of("device.opencl", facts.name(), facts.platform(), facts.memory() / MEBIBYTE),
                        memory,
                        Optional.of(speed));
            case Trial.Refused(Message reason) ->
                new Devices.Entry(name, Optional.empty(), refused(facts, reason), memory, Optional.empty());
        };
    }

    private static Message refused(OpenClFacts facts, Message reason) {
        return Message.of("device.opencl.refused", facts.name(), facts.platform(), reason);
    }
}

package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can compute here, and why something can't.
public final class Devices {

    private static final Pattern NAME = Pattern.compile("auto|cpu|(?<kind>opencl|cuda)(:\\d{1,3})?");

    /// No step of the sizes that people teach with has work for more.
    private static final int MOST_THREADS = 8;

    private Devices() {}

    /// A device, or a kind of which there is none.
    ///
    /// @param name as the command line takes it
    /// @param device empty when it can't be used
    /// @param description what it is, or why it can't be used
    /// @param memory its own, in bytes, where it has memory of its own
    /// @param speed as measured when it was tried out; empty where that wasn't done or failed
    /// @param isProcessor whether it is the processor, perhaps under another name
    /// @param rounding whether products may be faster by rounding
    public record Entry(
            String name,
            Optional<Device> device,
            Message description,
            OptionalLong memory,
            Optional<DeviceSpeed> speed,
            boolean isProcessor,
            Rounding rounding) {

        /// One that knows nothing of rounding.
        public Entry(
                String name,
                Optional<Device> device,
                Message description,
                OptionalLong memory,
                Optional<DeviceSpeed> speed,
                boolean isProcessor) {
            this(name, device, description, memory, speed, isProcessor, new Rounding.Unknown());
        }

        /// The device, or the one that rounds where there is such a one and it is asked for.
        ///
        /// @param mayRound whether factors of products may be rounded
        public Optional<Device> device(boolean mayRound) {
            return mayRound && rounding instanceof Rounding.Possible(Device rounded) ? Optional.of(rounded) : device;
        }

        static Entry absent(String name, Message reason) {
            return new Entry(name, Optional.empty(), reason, OptionalLong.empty(), Optional.empty(), false);
        }
    }

    /// All devices, usable or not. The first call tries them out, which takes seconds.
    public static List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        entries.add(processor());
        entries.addAll(CardDevices.all(CardDevices.OPENCL));
        entries.addAll(CardDevices.all(CardDevices.CUDA));
        return entries;
    }

    private static Entry processor() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Entry(
                "cpu",
                Optional.of(cpu()),
                Message.of("device.cpu", cores),
                OptionalLong.empty(),
                Optional.empty(),
                true);
    }

    /// The device that is always there, with as many threads as are of use.
    public static Device cpu() {
        return cpu(threads());
    }

    /// One is left to the window and to the kernels that are warmed up beside.
    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS);
    }

    /// The device that is always there.
    ///
    /// @param threads how many it may use, at least 1
    public static Device cpu(int threads) {
        return new SimdDevice(new ScalarDevice(), threads);
    }

    /// The device that is likely to be done first with each program: the processor, or a graphics card that passed its
    /// trial. Cards are looked for when a program is large enough for them to help.
    ///
    /// @param listener is told each choice
    /// @param failed is told the id of a card that failed and why; the processor went on
    public static Device auto(Consumer<AutoDevice.Choice> listener, BiConsumer<String, Message> failed) {
        return auto(false, listener, failed);
    }

    /// The same. How long a card takes is judged by products that aren't rounded.
    ///
    /// @param mayRound whether cards may [round][Rounding] the factors of products
    public static Device auto(
            boolean mayRound, Consumer<AutoDevice.Choice> listener, BiConsumer<String, Message> failed) {
        return new AutoDevice(
                new AutoDevice.Candidate(cpu(), "CPU", Speed.ofProcessor(threads())),
                () -> all().stream()
                        .filter(entry -> !entry.isProcessor())
                        .flatMap(entry -> candidate(entry, mayRound, failed).stream())
                        .toList(),
                listener);
    }

    private static Optional<AutoDevice.Candidate> candidate(
            Entry entry, boolean mayRound, BiConsumer<String, Message> failed) {
        return entry.device(mayRound)
                .flatMap(device -> entry.speed()
                        .map(speed -> new AutoDevice.Candidate(
                                withStandby(device, failed, reason -> {}), entry.name(), Speed.of(speed))));
    }

    /// A device for whose work the processor stands by.
    ///
    /// @param failed is told the id of the device when it failed and why; the processor went on
    /// @param leaving is told why the device leaves work to the processor
    public static Device withStandby(Device device, BiConsumer<String, Message> failed, Consumer<Message> leaving) {
        return new StandbyDevice(
                device, cpu(), StandbyDevice.INTERVAL, reason -> failed.accept(device.id(), reason), leaving);
    }

    /// The device of a name: `auto`, `cpu`, `opencl`, `opencl:N`, `cuda` or `cuda:N`, or why it can't be used. The
    /// first call for one that isn't the processor tries it out, which takes seconds.
    ///
    /// @throws GradusException `device.unknown` when no device is ever called so
    public static Entry find(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new GradusException(Diagnostic.error("device.unknown", new Place.AtSetting("device"), name));
        }
        String kind = parts.group("kind");
        return kind == null ? processor() : CardDevices.find(kind, name, CardDevices.all(kind));
    }
}

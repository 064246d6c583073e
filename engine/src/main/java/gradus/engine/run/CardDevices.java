package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.device.card.CardDevice;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardLibrary;
import gradus.engine.device.card.CardSurvey;
import gradus.engine.device.card.KeptTiles;
import gradus.engine.device.card.TriedCard;
import gradus.engine.device.cuda.CudaLibrary;
import gradus.engine.device.cuda.CudaTrial;
import gradus.engine.device.opencl.OpenClLibrary;
import gradus.engine.device.opencl.OpenClTrial;
import gradus.engine.graph.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The graphics cards of this computer by kind, `opencl:0`, `opencl:1` and so on, and why they can't be used.
final class CardDevices {

    static final String OPENCL = "opencl";
    static final String CUDA = "cuda";
    private static final long MEBIBYTE = 1 << 20;

    private CardDevices() {}

    /// Found out at first use, which takes a second or more, and not again.
    private static final class OpenCl {
        static final List<Devices.Entry> ENTRIES = of(
                OPENCL,
                CardSurvey.take(OpenClTrial.class),
                (card, mayRound) -> open(OpenClLibrary.open(), Message.of("device.opencl.no-library"), card));
    }

    private static final class Cuda {
        static final List<Devices.Entry> ENTRIES = of(
                CUDA,
                CardSurvey.take(CudaTrial.class),
                (card, mayRound) -> open(CudaLibrary.open(mayRound), Message.of("device.cuda.no-driver"), card));
    }

    /// How a card is opened.
    interface Opening {

        /// Opens one.
        ///
        /// @param mayRound whether products may be computed with rounded factors
        Device open(CardFacts card, boolean mayRound);
    }

    private static Device open(Optional<? extends CardLibrary> library, Message absence, CardFacts card) {
        return library.map(found -> new CardDevice(
                        found.open(card), Devices.cpu(), KeptTiles.here().of(card)))
                .orElseThrow(() -> new DeviceException("dlopen", 0, DeviceException.Kind.LOST, absence, ""));
    }

    /// All of a kind, [#OPENCL] or [#CUDA], or one entry that says why there is none.
    static List<Devices.Entry> all(String kind) {
        return switch (kind) {
            case OPENCL -> OpenCl.ENTRIES;
            case CUDA -> Cuda.ENTRIES;
            default -> throw new IllegalArgumentException("There are no cards of kind " + kind);
        };
    }

    /// @param opening for cards that passed their trial, when they are first used; only then is a driver loaded into
    ///     this process
    static List<Devices.Entry> of(String kind, CardSurvey survey, Opening opening) {
        List<Devices.Entry> entries = new ArrayList<>();
        survey.devices().forEach(tried -> entries.add(entry(tried, opening)));
        survey.absence().ifPresent(reason -> entries.add(Devices.Entry.absent(kind, reason)));
        return List.copyOf(entries);
    }

    /// The one of a name, or for a kind the first that can be used.
    ///
    /// @param entries all of the kind
    static Devices.Entry find(String kind, String name, List<Devices.Entry> entries) {
        boolean isAny = name.equals(kind);
        return entries.stream()
                .filter(entry ->
                        isAny ? entry.device().isPresent() : entry.name().equals(name))
                .findFirst()
                .orElseGet(() -> isAny || entries.getFirst().name().equals(kind)
                        ? entries.getFirst()
                        : Devices.Entry.absent(name, Message.of("device.card.fewer", count(kind, entries), kind)));
    }

    private static long count(String kind, List<Devices.Entry> entries) {
        return entries.stream().filter(entry -> !entry.name().equals(kind)).count();
    }

    private static Devices.Entry entry(TriedCard tried, Opening opening) {
        CardFacts card = tried.facts();
        OptionalLong memory = OptionalLong.of(card.memory());
        return switch (tried.trial()) {
            case Trial.Passed(DeviceSpeed speed) ->
                new Devices.Entry(
                        card.id(),
                        Optional.of(late(card, opening, false)),
                        Message.of("device.card", card.name(), card.platform(), card.memory() / MEBIBYTE),
                        memory,
                        Optional.of(speed),
                        card.isProcessor(),
                        rounding(card, opening));
            case Trial.Refused(Message reason) ->
                new Devices.Entry(
                        card.id(),
                        Optional.empty(),
                        Message.of("device.card.refused", card.name(), card.platform(), reason),
                        memory,
                        Optional.empty(),
                        card.isProcessor());
        };
    }

    private static Device late(CardFacts card, Opening opening, boolean mayRound) {
        return new LateDevice(card.id(), () -> opening.open(card, mayRound));
    }

    private static Rounding rounding(CardFacts card, Opening opening) {
        if (!card.kind().equals(CUDA)) {
            return new Rounding.Unknown();
        }
        return card.hasProducts()
                ? CudaLibrary.rounding()
                        .<Rounding>map(Rounding.Decided::new)
                        .orElseGet(() -> new Rounding.Possible(late(card, opening, true)))
                : new Rounding.Missing();
    }
}

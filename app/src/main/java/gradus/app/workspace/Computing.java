package gradus.app.workspace;

import gradus.engine.device.Device;
import gradus.engine.graph.Message;
import gradus.engine.run.AutoDevice;
import gradus.engine.run.Devices;
import gradus.engine.run.SwitchedDevice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What trains, tests and predicts: the device that was chosen, what computes now and why, and what there is to choose
/// from. Belongs to the window's thread.
public final class Computing {

    /// The name of the automatic choice.
    public static final String AUTO = "auto";

    /// The name of the processor.
    public static final String PROCESSOR = "cpu";

    private final Executor background;
    private final Executor window;
    private final Supplier<List<Devices.Entry>> search;
    private final SwitchedDevice device;
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>(AUTO);
    private final ReadOnlyObjectWrapper<Now> now =
            new ReadOnlyObjectWrapper<>(new Now(PROCESSOR, Message.of("computing.auto")));
    private final ReadOnlyObjectWrapper<List<Devices.Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper(false);
    private boolean mayRound;
    private final ReadOnlyObjectWrapper<Optional<Message>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What computes.
    ///
    /// @param id of the device
    /// @param reason why that one
    public record Now(String id, Message reason) {}

    /// @param background may take seconds
    /// @param window runs work on the window's thread
    /// @param search finds all devices, usable or not
    public Computing(Executor background, Executor window, Supplier<List<Devices.Entry>> search) {
        this.background = background;
        this.window = window;
        this.search = search;
        device = new SwitchedDevice(automatic());
    }

    private Computing(Device only) {
        background = Runnable::run;
        window = Runnable::run;
        search = List::of;
        device = new SwitchedDevice(only);
        now.set(chosenByHand(only.id()));
    }

    /// One device, whatever is chosen in the window later.
    static Computing on(Device only) {
        return new Computing(only);
    }

    /// What to train, test and predict with: always the one chosen last.
    public Device device() {
        return device;
    }

    /// The name of the device that was chosen, or [#AUTO].
    public ReadOnlyObjectProperty<String> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What computes, as far as it is known.
    public ReadOnlyObjectProperty<Now> now() {
        return now.getReadOnlyProperty();
    }

    /// All devices, usable or not; none until they were searched for.
    public ReadOnlyObjectProperty<List<Devices.Entry>> entries() {
        return entries.getReadOnlyProperty();
    }

    /// Whether they are searched for now.
    public ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /// What happened to the last device that failed.
    public ReadOnlyObjectProperty<Optional<Message>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Searches for devices, once.
    public void look() {
        if (!entries.get().isEmpty() || searching.get()) {
            return;
        }
        searching.set(true);
        background.execute(() -> {
            List<Devices.Entry> found = search.get();
            window.execute(() -> {
                entries.set(List.copyOf(found));
                searching.set(false);
                if (!isAlwaysThere(chosen.get())) {
                    take(chosen.get());
                }
            });
        });
    }

    private static boolean isAlwaysThere(String name) {
        return name.equals(AUTO) || name.equals(PROCESSOR);
    }

    /// Chooses a device by its name; one that must be tried out first is taken when that is done.
    public void choose(String name) {
        chosen.set(name);
        if (name.equals(AUTO)) {
            take(automatic(), new Now(PROCESSOR, Message.of("computing.auto")));
        } else if (name.equals(PROCESSOR)) {
            take(Devices.cpu(), chosenByHand(PROCESSOR));
        } else if (entries.get().isEmpty()) {
            look();
        } else {
            take(name);
        }
    }

    /// Lets cards round the factors of products (TF32) from the next run on, or not; on cards that can't it changes
    /// nothing.
    public void round(boolean rounds) {
        if (mayRound == rounds) {
            return;
        }
        mayRound = rounds;
        if (chosen.get().equals(AUTO)) {
            device.choose(automatic());
        } else if (!chosen.get().equals(PROCESSOR)) {
            entry(chosen.get()).flatMap(this::usable).ifPresent(device::choose);
        }
    }

    private Optional<Devices.Entry> entry(String name) {
        return entries.get().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /// A card with the processor standing by; empty when it can't be used.
    private Optional<Device> usable(Devices.Entry entry) {
        return entry.device(mayRound).map(found -> Devices.withStandby(found, this::failed, this::left));
    }

    private void take(String name) {
        entry(name)
                .ifPresent(entry -> usable(entry)
                        .ifPresentOrElse(
                                found -> take(found, chosenByHand(name)),
                                () -> take(
                                        Devices.cpu(),
                                        new Now(
                                                PROCESSOR,
                                                Message.of("computing.absent", shown(name), entry.description())))));
    }

    /// A device's name as the window writes it.
    private static String shown(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static Now chosenByHand(String name) {
        return new Now(name, Message.of("computing.chosen", shown(name)));
    }

    private void take(Device other, Now what) {
        device.choose(other);
        now.set(what);
        failure.set(Optional.empty());
    }

    private Device automatic() {
        return Devices.auto(mayRound, this::decided, this::failed);
    }

    /// On the thread that computes.
    private void decided(AutoDevice.Choice choice) {
        window.execute(() -> {
            if (chosen.get().equals(AUTO)) {
                now.set(new Now(choice.id(), choice.reason()));
            }
        });
    }

    /// On the thread that computes.
    private void left(Message reason) {
        window.execute(() -> now.set(new Now(PROCESSOR, reason)));
    }

    /// On the thread that computes.
    private void failed(String id, Message reason) {
        Message told = Message.of("problem.device.standby", shown(id), reason);
        window.execute(() -> {
            if (!chosen.get().equals(AUTO)) {
                chosen.set(PROCESSOR);
            }
            now.set(new Now(PROCESSOR, told));
            failure.set(Optional.of(told));
        });
    }
}

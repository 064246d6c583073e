package gradus.app.training;

import gradus.app.text.Messages;
import gradus.app.workspace.DataState;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Blocks;
import gradus.engine.block.ConstantRate;
import gradus.engine.block.Schedule;
import gradus.engine.train.Epoch;
import gradus.engine.train.RatePlan;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The learning rates to come, worked out in the background whenever the settings or the data change, and those that
/// the run shown had.
final class OutlookViewModel {
    private final Workspace workspace;
    private final Workplace place;
    private final ObservableValue<Optional<TrainingRun>> shown;
    private final ObservableValue<Messages> messages;
    private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Question> last = Optional.empty();

    private int readings;

    /// @param reading the number of times that data have come
    private record Question(int reading, TrainingSetup setup) {}

    OutlookViewModel(
            Workspace workspace,
            Workplace place,
            ObservableValue<Optional<TrainingRun>> shown,
            ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.place = place;
        this.shown = shown;
        this.messages = messages;
        workspace.document().subscribe(document -> ask());
        workspace.data().subscribe(data -> {
            readings++;
            ask();
        });
    }

    /// What is known; nothing before the data are read.
    ReadOnlyObjectProperty<Optional<Outlook>> outlook() {
        return outlook.getReadOnlyProperty();
    }

    ObservableValue<Optional<TrainingRun>> shown() {
        return shown;
    }

    /// The names of the schedules there are.
    List<String> schedules() {
        return Blocks.schedules().stream().map(Schedule::name).toList();
    }

    String schedule() {
        return setup().schedule().name();
    }

    /// The rates of the run shown, epoch by epoch; of very many epochs only some.
    List<RatePlan.Point> past() {
        List<Epoch> epochs = shown.getValue().map(TrainingRun::epochs).orElse(List.of());
        int every = Math.max(1, Math.ceilDiv(epochs.size(), Outlook.POINTS));
        return IntStream.range(0, epochs.size())
                .filter(i -> i % every == 0 || i == epochs.size() - 1)
                .mapToObj(epochs::get)
                .map(epoch -> new RatePlan.Point(epoch.number(), epoch.learningRate()))
                .toList();
    }

    /// The curve in words, for those who don't see it.
    String text() {
        Messages words = messages.getValue();
        Optional<RatePlan> plan = outlook.get().map(Outlook::plan);
        if (plan.isEmpty()) {
            return words.text("training.rates.unknown");
        }
        List<RatePlan.Point> points = plan.get().points();
        String first = words.numbers().shortForm(points.getFirst().rate());
        String last = words.numbers().shortForm(points.getLast().rate());
        String epochs = words.numbers().whole(setup().epochs());
        if (!plan.get().isForeseen()) {
            return words.text("training.rates.watching", first);
        }
        return setup().schedule() instanceof ConstantRate
                ? words.text("training.rates.constant", first, epochs)
                : words.text("training.rates.from-to", first, last, epochs);
    }

    /// What is hardly meant in the settings, in words.
    Optional<String> doubt() {
        return outlook.get().flatMap(now -> now.doubts().stream().findFirst()).map(messages.getValue()::of);
    }

    private void ask() {
        if (!(workspace.data().get() instanceof DataState.Ready ready)) {
            last = Optional.empty();
            outlook.set(Optional.empty());
            return;
        }
        Question asked = new Question(readings, setup());
        if (last.equals(Optional.of(asked))) {
            return;
        }
        last = Optional.of(asked);
        place.engine().execute(() -> {
            Outlook found = Outlook.of(ready.data(), asked.setup(), place.device());
            place.window().execute(() -> {
                if (last.equals(Optional.of(asked))) {
                    outlook.set(Optional.of(found));
                }
            });
        });
    }

    private TrainingSetup setup() {
        return workspace.document().get().training();
    }
}

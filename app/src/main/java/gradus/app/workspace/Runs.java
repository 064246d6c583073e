package gradus.app.workspace;

import gradus.engine.data.CsvTable;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import gradus.engine.run.Seed;
import gradus.engine.train.Learned;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What goes on in the background for a workspace. Everything that comes back carries the number of what was asked,
/// and an answer to an older question is dropped.
final class Runs {
    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final Consumer<Learned> finished;
    private final ReadOnlyObjectWrapper<Optional<Results>> results = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<TrainingRun>> training = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectProperty<DataState> data;
    private final ReadOnlyObjectWrapper<List<Diagnostic>> failure = new ReadOnlyObjectWrapper<>(List.of());

    private final AtomicInteger lastRun = new AtomicInteger();
    private Optional<Training> active = Optional.empty();
    private double secondsAnEpoch;
    private int lastTraining;
    private List<Seed> targets = List.of();

    /// @param finished takes what a training run has learned, if the state it trained is still the one on screen
    Runs(
            Workplace place,
            ReadOnlyObjectProperty<State> state,
            ReadOnlyObjectProperty<DataState> data,
            Consumer<Learned> finished) {
        this.place = place;
        this.state = state;
        this.data = data;
        this.finished = finished;
    }

    ReadOnlyObjectProperty<Optional<Results>> results() {
        return results.getReadOnlyProperty();
    }

    /// Whether there are numbers of another revision.
    boolean areStale() {
        return results.get()
                .filter(known -> known.revision() != state.get().revision())
                .isPresent();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<TrainingRun>> training() {
        return training.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DataState> data() {
        return data;
    }

    ReadOnlyObjectProperty<List<Diagnostic>> failure() {
        return failure.getReadOnlyProperty();
    }

    void run() {
        int number = lastRun.incrementAndGet();
        State asked = state.get();
        DataState rows = data.get();
        List<Seed> wanted = targets;
        running.set(true);
        place.engine().execute(() -> {
            if (number != lastRun.get()) {
                // Asked again meanwhile, as while a slider is dragged.
                return;
            }
            Outcome<Results> outcome = Outcome.of(() -> Evaluations.of(asked, rows, wanted, place.device()));
            place.window().execute(() -> {
                if (number == lastRun.get()) {
                    running.set(false);
                    take(outcome, done -> results.set(Optional.of(done)));
                }
            });
        });
    }

    /// Differentiates something else from now on; none stands for what the graph is about.
    void towards(List<Seed> others) {
        if (!others.equals(targets)) {
            targets = others;
            if (results.get().isPresent()) {
                run();
            }
        }
    }

    void train() {
        train(Advance.RUN);
    }

    /// Lets the run go on, or rest; begins one where none goes on.
    void advance(Advance how) {
        steer();
        active.ifPresentOrElse(run -> run.advance(how), () -> {
            if (how != Advance.REST) {
                train(how);
            }
        });
    }

    private void train(Advance how) {
        if (training.get().filter(TrainingRun::isRunning).isPresent()) {
            return;
        }
        if (!(data.get() instanceof DataState.Ready ready)) {
            failure.set(List.of(Diagnostic.error("train.no-data", new Place.Everywhere())));
            return;
        }
        int number = ++lastTraining;
        State asked = state.get();
        Training next = new Training(number, asked, how, secondsAnEpoch, place.window(), this::take);
        active = Optional.of(next);
        failure.set(List.of());
        training.set(Optional.of(next.snapshot()));
        place.training().execute(() -> {
            Outcome<Boolean> outcome = Outcome.of(() -> {
                next.run(ready.data(), place.quick(), row -> row(ready.table(), row));
                return true;
            });
            place.window().execute(() -> {
                if (number == lastTraining && outcome instanceof Outcome.Failed<Boolean>) {
                    active = Optional.empty();
                    training.set(Optional.empty());
                    take(outcome, done -> {});
                }
            });
        });
    }

    private static Place row(CsvTable table, int number) {
        return new Place.InFile(table.file(), table.rows().get(number).line(), 0);
    }

    void stop() {
        active.ifPresent(Training::stop);
    }

    /// Gives the run the document's learning rate, from its next step on.
    void steer() {
        double rate = state.get().document().training().optimizer().learningRate();
        active.ifPresent(run -> run.rate(rate));
    }

    void pace(double seconds) {
        secondsAnEpoch = seconds;
        active.ifPresent(run -> run.pace(seconds));
    }

    /// Another document takes the place of this one.
    void leave() {
        stop();
        active = Optional.empty();
        lastRun.incrementAndGet();
        lastTraining++;
        running.set(false);
        results.set(Optional.empty());
        training.set(Optional.empty());
        failure.set(List.of());
    }

    /// The state has changed.
    ///
    /// @param isSettled whether it is more than a piece of what is being typed
    void follow(State before, State now, boolean isSettled) {
        if (isSettled) {
            steer();
        }
        if (before.revision() != now.revision()) {
            failure.set(List.of());
        }
    }

    private void take(TrainingRun now) {
        if (now.number() != lastTraining) {
            return;
        }
        training.set(Optional.of(now));
        if (!now.isRunning()) {
            active = Optional.empty();
            if (now.revision() == state.get().revision()) {
                now.learned().ifPresent(finished);
                run();
            }
        }
    }

    private <T> void take(Outcome<T> outcome, Consumer<T> done) {
        switch (outcome) {
            case Outcome.Done<T>(T value) -> {
                failure.set(List.of());
                done.accept(value);
            }
            case Outcome.Failed<T>(List<Diagnostic> reasons) -> failure.set(reasons);
        }
    }
}

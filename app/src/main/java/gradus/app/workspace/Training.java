package gradus.app.workspace;

import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Place;
import gradus.engine.train.Epoch;
import gradus.engine.train.Inside;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.Moment;
import gradus.engine.train.RunEvent;
import gradus.engine.train.Steering;
import gradus.engine.train.TargetCheck;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// One training run on its own thread. It tells the window's thread the newest snapshot and never waits for it.
final class Training {
    private static final long BETWEEN_TOLD = 16_000_000;

    private final int number;
    private final State start;
    private final Executor window;
    private final Consumer<TrainingRun> listener;

    private final EpochLog epochs = new EpochLog();
    private final Watching watching = new Watching();
    private final List<RunEvent> events = new ArrayList<>();
    private Optional<Learned> learned;
    private Optional<TrainingEvent.End> end = Optional.empty();
    private Optional<TrainingRun.Halt> last = Optional.empty();
    private boolean isResting;
    private boolean isTold;
    private long toldAt = System.nanoTime() - BETWEEN_TOLD;
    private Advance advance;
    private boolean isStopped;
    private double secondsAnEpoch;
    private Optional<Double> rate = Optional.empty();

    Training(
            int number,
            State start,
            Advance advance,
            double secondsAnEpoch,
            Executor window,
            Consumer<TrainingRun> listener) {
        this.number = number;
        this.start = start;
        this.learned = start.learned();
        this.advance = advance;
        this.secondsAnEpoch = secondsAnEpoch;
        this.window = window;
        this.listener = listener;
    }

    /// Trains to the end. On the training thread.
    ///
    /// @param row where a row of the data stands, by its number from 0
    /// @throws gradus.engine.graph.GradusException when the graph can't be trained
    void run(DataSet data, Device device, IntFunction<Place> row) {
        TrainingSetup setup = start.document().training();
        Model model = Model.of(start.document().graph(), setup.loss(), setup.classWeight());
        TargetCheck.require(model, data, device, row);
        Optional<Part> validation = Optional.of(data.validation()).filter(part -> !part.isEmpty());
        boolean isCategory = !data.classNames().isEmpty();
        Trainer trainer = new Trainer(model, setup, data.train(), validation, isCategory, device);
        Learned first = trainer.initial();
        watching.begin(Inside.of(model, setup, device, data.train()), first);
        trainer.train(first, 1, this::hear, new Course());
    }

    /// Asks the run to end soon, with what is learned by then.
    synchronized void stop() {
        isStopped = true;
        notifyAll();
    }

    /// Lets the run go on, or rest.
    synchronized void advance(Advance how) {
        advance = how;
        notifyAll();
    }

    /// Slows the run down so that people can watch.
    ///
    /// @param seconds the least time an epoch takes; 0 for as fast as it goes
    synchronized void pace(double seconds) {
        secondsAnEpoch = seconds;
        notifyAll();
    }

    /// The run as it stands.
    synchronized TrainingRun snapshot() {
        return new TrainingRun(
                number,
                start.revision(),
                start.document().training().epochs(),
                epochs.now(),
                learned,
                events,
                end,
                isResting ? last : Optional.empty(),
                watching.now());
    }

    /// Gives the run another learning rate from the next step on.
    synchronized void rate(double other) {
        rate = Optional.of(other);
    }

    /// What the trainer asks, on the training thread.
    private final class Course implements Steering {
        @Override
        public boolean isStopped() {
            synchronized (Training.this) {
                return isStopped;
            }
        }

        @Override
        public double learningRate(Moment at, double stated) {
            synchronized (Training.this) {
                return rate.orElse(stated);
            }
        }

        @Override
        public boolean looksAt(Moment after) {
            synchronized (Training.this) {
                return isByStep() || Watching.looksAt(after);
            }
        }
    }

    private void hear(TrainingEvent event) {
        watching.take(event);
        take(event);
    }

    private synchronized void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started _ -> {}
            case TrainingEvent.Stepped(
                    int epoch,
                    int batch,
                    int batches,
                    double loss,
                    Optional<Supplier<Learned>> now) -> {
                last = Optional.of(new TrainingRun.Halt(epoch, batch, batches, loss));
                if (isByStep() && now.isPresent()) {
                    learned = now.map(known -> known.get().averaged());
                    rest(new Moment(epoch, batch, batches));
                }
            }
            case TrainingEvent.Steered(RunEvent.RateChanged change) -> {
                events.add(change);
                tell();
            }
            case TrainingEvent.EpochEnded(Epoch epoch, Learned now) -> {
                epochs.add(epoch);
                learned = Optional.of(now);
                tellNowAndThen();
                await();
                if (advance == Advance.EPOCH || advance == Advance.REST) {
                    int batches = last.map(TrainingRun.Halt::batches).orElse(1);
                    rest(new Moment(epoch.number(), batches, batches));
                }
            }
            case TrainingEvent.Ended(TrainingEvent.End reason, Learned now) -> {
                learned = Optional.of(now);
                end = Optional.of(reason);
                tell();
            }
        }
    }

    /// Whether it rests after the step that is under way.
    private boolean isByStep() {
        return advance == Advance.STEP || advance == Advance.REST;
    }

    /// Waits until the run may go on.
    private void rest(Moment at) {
        // A run that goes step by step was made to rest once.
        boolean isStepping =
                advance != Advance.REST && !events.isEmpty() && events.getLast() instanceof RunEvent.Paused;
        if (!isStepping) {
            events.add(new RunEvent.Paused(at));
        }
        advance = Advance.REST;
        isResting = true;
        tell();
        while (advance == Advance.REST && !isStopped) {
            try {
                wait();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                isStopped = true;
            }
        }
        isResting = false;
        tell();
    }

    /// An epoch that is not told is told with the next: nobody sees more than the screen shows.
    private void tellNowAndThen() {
        boolean isFast = secondsAnEpoch == 0 && advance == Advance.RUN && !isStopped;
        if (!isFast || System.nanoTime() - toldAt >= BETWEEN_TOLD) {
            tell();
        }
    }

    /// One call waits for the window's thread at a time, and finds the newest state when its turn comes.
    private void tell() {
        if (!isTold) {
            isTold = true;
            toldAt = System.nanoTime();
            window.execute(() -> {
                TrainingRun now;
                synchronized (this) {
                    isTold = false;
                    now = snapshot();
                }
                listener.accept(now);
            });
        }
    }

    private void await() {
        long began = System.nanoTime();
        double passed = 0;
        while (!isStopped && advance != Advance.REST && passed < secondsAnEpoch) {
            try {
                wait(Math.max(1, Math.round((secondsAnEpoch - passed) * 1000)));
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                isStopped = true;
            }
            passed = (System.nanoTime() - began) / 1e9;
        }
    }
}

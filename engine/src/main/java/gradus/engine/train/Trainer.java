package gradus.engine.train;

import gradus.engine.block.Metrics;
import gradus.engine.data.Batches;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Trains a model, epoch by epoch. The same setup, seed and device give the same bits.
///
/// @param classes whether the target is a category
public record Trainer(
        Model model, TrainingSetup setup, Part training, Optional<Part> validation, boolean classes, Device device) {

    /// First weights, drawn by the setup's seed.
    public Learned initial() {
        return Learned.initial(Parameters.initial(model.expansion().flat(), setup.seed(), setup.precision(), device));
    }

    /// Trains from given weights for as many epochs as the setup says.
    ///
    /// @param before what is known already; a run that was stopped goes on from there
    /// @param firstEpoch the number of the first epoch, from 1
    /// @param listener is told everything, on the calling thread
    /// @param stopped is asked after every step; once it says yes the run ends with what was learned
    /// @return what was learned
    public Learned train(Learned before, int firstEpoch, Consumer<TrainingEvent> listener, BooleanSupplier stopped) {
        return train(before, firstEpoch, listener, Steering.of(stopped));
    }

    /// The same for a run that is steered while it goes on.
    public Learned train(Learned before, int firstEpoch, Consumer<TrainingEvent> listener, Steering steering) {
        return train(before, firstEpoch, listener, steering, new Stopwatch());
    }

    /// @param watch tells how long steps take
    Learned train(
            Learned before, int firstEpoch, Consumer<TrainingEvent> listener, Steering steering, Stopwatch watch) {
        return new Course(listener, steering, watch, before.unaveraged()).run(before, firstEpoch);
    }

    /// One run.
    private final class Course {
        private final StepCourse course;
        private final Map<Value, Tensor> examples = model.feeds(training.as(setup.precision()));
        private final Metrics metrics = model.metrics(setup.metrics(), classes);
        private final Evaluator evaluator = new Evaluator(model, metrics, device, setup.precision());
        private final Endings endings = new Endings(setup.stop());
        private final Batches batches = new Batches(training.rows(), setup.batchSize(), setup.shuffle(), setup.seed());
        private final Pacing pacing = new Pacing(setup, device);
        private final Burst burst = new Burst();
        private final Stopwatch watch;
        private final Consumer<TrainingEvent> listener;
        private final Steering steering;
        private double rate = setup.optimizer().learningRate();
        private double sum;
        private int seen;
        /// How many steps the device took after the one whose loss is no number, before that was known.
        private int late;
        private TrainingEvent.End end = TrainingEvent.End.COMPLETED;

        Course(Consumer<TrainingEvent> listener, Steering steering, Stopwatch watch, Learned before) {
            this.course = new TrainingStep(model, setup, device).start(before);
            this.listener = listener;
            this.steering = steering;
            this.watch = watch;
            setup.stop().require(metrics);
        }

        Learned run(Learned before, int firstEpoch) {
            TargetCheck.require(
                    model,
                    Stream.concat(Stream.of(training), validation.stream()).toList(),
                    device,
                    row -> new Place.Everywhere());
            tell(new TrainingEvent.Started(setup.epochs()));
            Learned learned = before.unaveraged();
            for (int number = firstEpoch; number < firstEpoch + setup.epochs() && goesOn(); number++) {
                learned = epoch(number, learned);
            }
            Learned result = endings.result(end, learned).averaged();
            tell(new TrainingEvent.Ended(end, result));
            return result;
        }

        private Learned epoch(int number, Learned before) {
            double start = watch.seconds();
            course.take(before);
            sum = 0;
            seen = 0;
            List<int[]> planned = batches.epoch(number);
            for (int i = 0; i < planned.size() && goesOn(); i++) {
                steer(new Moment(number, i, planned.size()));
                if (goesOn()) {
                    step(planned.get(i), new Moment(number, i + 1, planned.size()));
                }
            }
            Learned learned = learned();
            if (seen < training.size() && end != TrainingEvent.End.DIVERGED) {
                return learned;
            }
            Learned now = learned.averaged();
            Epoch epoch = new Epoch(
                    number,
                    sum / seen,
                    evaluator.scores(now, training),
                    validation.map(examples -> evaluator.scores(now, examples)),
                    pacing.rate(rate, learned),
                    watch.seconds() - start);
            Learned after = pacing.after(epoch, learned);
            tell(new TrainingEvent.EpochEnded(epoch, after.averaged()));
            if (goesOn() || end == TrainingEvent.End.OUT_OF_TIME) {
                Optional<TrainingEvent.End> ending = endings.after(epoch, after);
                end = goesOn() ? ending.orElse(end) : end;
            }
            return after;
        }

        /// What is known after the last step that was told. Where that is the one whose loss is no number, later ones
        /// may have changed the weights already, which are of no use any more.
        private Learned learned() {
            Learned learned = course.learned();
            return learned.withStep(learned.step() - late);
        }

        /// @param batch the places of its rows among the examples
        private void step(int[] batch, Moment after) {
            course.feedRows(examples, batch);
            course.step(
                    rate,
                    setup.seed(),
                    Arrays.stream(batch).map(training.rows()::get).toArray());
            burst.add(new Burst.Step(after, batch.length), watch.seconds());
            if (isToBeTold(after)) {
                tellSteps();
            }
        }

        /// Whether the steps of the burst are told before another one is taken.
        private boolean isToBeTold(Moment after) {
            return burst.isComplete(course.mostSteps(), watch.seconds())
                    || after.batch() == after.batches()
                    || steering.looksAt(after)
                    || steering.isStopped()
                    || endings.isOver(watch.seconds());
        }

        /// Waits for the steps of the burst and tells them, up to the first whose loss is no number.
        private void tellSteps() {
            if (burst.size() == 0) {
                return;
            }
            double[] losses = course.losses(burst.size());
            List<Burst.Step> steps = burst.taken(watch.seconds());
            for (int i = 0; i < losses.length && goesOn(); i++) {
                Burst.Step step = steps.get(i);
                sum += losses[i] * step.rows();
                seen += step.rows();
                Moment after = step.after();
                Optional<Supplier<Learned>> learned =
                        i == losses.length - 1 ? Optional.of(course::learned) : Optional.empty();
                tell(new TrainingEvent.Stepped(after.epoch(), after.batch(), after.batches(), losses[i], learned));
                if (!Double.isFinite(losses[i])) {
                    end = TrainingEvent.End.DIVERGED;
                    late = losses.length - 1 - i;
                }
            }
            if (goesOn() && steering.isStopped()) {
                end = TrainingEvent.End.STOPPED;
            } else if (goesOn() && endings.isOver(watch.seconds())) {
                end = TrainingEvent.End.OUT_OF_TIME;
            }
        }

        private boolean goesOn() {
            return end == TrainingEvent.End.COMPLETED;
        }

        private void steer(Moment at) {
            double asked = steering.learningRate(at, rate);
            if (asked != rate) {
                tellSteps();
            }
            if (asked != rate && goesOn()) {
                tell(new TrainingEvent.Steered(new RunEvent.RateChanged(at, rate, asked)));
                rate = asked;
            }
        }

        private void tell(TrainingEvent event) {
            watch.aside(() -> listener.accept(event));
        }
    }
}

package gradus.engine.train;

import gradus.engine.data.Batches;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Place;
import gradus.engine.run.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
        double rate = setup.optimizer().learningRate();
        TrainingStep step = new TrainingStep(model, setup, device);
        Evaluator evaluator = new Evaluator(model, model.metrics(setup.metrics(), classes), device, setup.precision());
        TargetCheck.require(
                model,
                Stream.concat(Stream.of(training), validation.stream()).toList(),
                device,
                row -> new Place.Everywhere());
        listener.accept(new TrainingEvent.Started(setup.epochs()));
        Batches batches = new Batches(training.rows(), setup.batchSize(), setup.shuffle(), setup.seed());
        Pacing pacing = new Pacing(setup, device);
        EarlyStopping stopping = new EarlyStopping(setup.patience());
        Learned learned = before.unaveraged();
        TrainingEvent.End end = TrainingEvent.End.COMPLETED;
        for (int number = firstEpoch;
                number < firstEpoch + setup.epochs() && end == TrainingEvent.End.COMPLETED;
                number++) {
            long start = System.nanoTime();
            double sum = 0;
            int seen = 0;
            List<int[]> planned = batches.epoch(number);
            for (int i = 0; i < planned.size(); i++) {
                Part batch = training.pick(planned.get(i));
                rate = steered(steering, new Moment(number, i, planned.size()), rate, listener);
                TrainingStep.Result result = step.run(
                        learned,
                        model.feeds(batch),
                        rate,
                        setup.seed(),
                        batch.rows().stream().mapToInt(Integer::intValue).toArray());
                learned = result.learned();
                sum += result.loss() * batch.size();
                seen += batch.size();
                listener.accept(new TrainingEvent.Stepped(number, i + 1, planned.size(), result.loss(), learned));
                if (!Double.isFinite(result.loss())) {
                    end = TrainingEvent.End.DIVERGED;
                } else if (steering.isStopped()) {
                    end = TrainingEvent.End.STOPPED;
                }
                if (end != TrainingEvent.End.COMPLETED) {
                    break;
                }
            }
            if (seen == training.size() || end == TrainingEvent.End.DIVERGED) {
                Learned now = learned.averaged();
                Epoch epoch = new Epoch(
                        number,
                        sum / seen,
                        evaluator.scores(now, training),
                        validation.map(examples -> evaluator.scores(now, examples)),
                        pacing.rate(rate, learned),
                        (System.nanoTime() - start) / 1e9);
                learned = pacing.after(epoch, learned);
                listener.accept(new TrainingEvent.EpochEnded(epoch, learned.averaged()));
                if (end == TrainingEvent.End.COMPLETED && stopping.endsWith(epoch, learned)) {
                    end = TrainingEvent.End.NO_BETTER;
                }
            }
        }
        boolean isWhole = end == TrainingEvent.End.COMPLETED || end == TrainingEvent.End.NO_BETTER;
        Learned result = (isWhole ? stopping.best(learned) : learned).averaged();
        listener.accept(new TrainingEvent.Ended(end, result));
        return result;
    }

    private static double steered(Steering steering, Moment at, double rate, Consumer<TrainingEvent> listener) {
        double asked = steering.learningRate(at, rate);
        if (asked != rate) {
            listener.accept(new TrainingEvent.Steered(new RunEvent.RateChanged(at, rate, asked)));
        }
        return asked;
    }
}

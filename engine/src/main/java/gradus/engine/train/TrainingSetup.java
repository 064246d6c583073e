package gradus.engine.train;

import gradus.engine.block.Adam;
import gradus.engine.block.ConstantRate;
import gradus.engine.block.Metrics;
import gradus.engine.block.Optimizer;
import gradus.engine.block.Schedule;
import gradus.engine.graph.Attributes;
import gradus.engine.tensor.ElementType;
import java.util.Map;

/// How a project is trained; names as in Keras's `compile` and `fit`.
///
/// @param optimizer the rule that changes the weights, with its learning rate
/// @param schedule how the learning rate changes
/// @param loop what a step does
/// @param epochs how often all training rows are seen
/// @param batchSize rows a step
/// @param shuffle whether the rows come in another order each epoch
/// @param seed draws weights, split and order; the same seed gives the same run
/// @param precision of real numbers, FLOAT32 or FLOAT64
/// @param loss the id of the loss node, or several with weights, see [LossTerms]; empty when there is only one
/// @param metrics told beside the loss; none named means those that suit the target
/// @param classWeight how much an example of each class counts in training
/// @param stop what ends a run before all its epochs are done
public record TrainingSetup(
        Optimizer optimizer,
        Schedule schedule,
        TrainingLoop loop,
        int epochs,
        int batchSize,
        boolean shuffle,
        long seed,
        ElementType precision,
        String loss,
        Metrics metrics,
        ClassWeights classWeight,
        Stop stop) {
    public TrainingSetup {
        Attributes.require(epochs > 0, "epochs", epochs, "rule.positive");
        Attributes.require(batchSize > 0, "batch_size", batchSize, "rule.positive");
        Attributes.require(precision.isFloat(), "precision", precision, "rule.precision");
    }

    /// A setup with a steady learning rate, the standard loop and the metrics that suit the target, all classes
    /// counting the same, which ends when all epochs are done.
    public TrainingSetup(
            Optimizer optimizer,
            int epochs,
            int batchSize,
            boolean shuffle,
            long seed,
            ElementType precision,
            String loss) {
        this(
                optimizer,
                new ConstantRate(),
                TrainingLoop.STANDARD,
                epochs,
                batchSize,
                shuffle,
                seed,
                precision,
                loss,
                Metrics.SUITABLE,
                ClassWeights.NONE,
                Stop.NEVER);
    }

    /// What a new project begins with: Adam with learning rate 0.01, 50 epochs of batches of 32.
    public static TrainingSetup standard() {
        return new TrainingSetup(new Adam(0.01), 50, 32, true, 1, ElementType.FLOAT32, "");
    }

    /// The same with another optimizer.
    public TrainingSetup withOptimizer(Optimizer other) {
        return with("optimizer", other);
    }

    /// The same with another precision.
    public TrainingSetup withPrecision(ElementType other) {
        return with("precision", other);
    }

    /// The same with another schedule.
    public TrainingSetup withSchedule(Schedule other) {
        return with("schedule", other);
    }

    /// The same with another loop.
    public TrainingSetup withLoop(TrainingLoop other) {
        return with("loop", other);
    }

    /// The same with other rules of when it ends.
    public TrainingSetup withStop(Stop other) {
        return with("stop", other);
    }

    private TrainingSetup with(String setting, Object value) {
        return Attributes.with(this, Map.of(setting, value));
    }
}

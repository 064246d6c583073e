package gradus.engine.train;

import gradus.engine.device.Device;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The learning rates that a setup leads to, from the first step to the last.
///
/// @param points in order
/// @param isForeseen whether they are known beforehand; a schedule that watches the loss may make them smaller
public record RatePlan(List<Point> points, boolean isForeseen) {

    public RatePlan {
        points = List.copyOf(points);
    }

    /// The rate of a step.
    ///
    /// @param epochs how many epochs are done after it, the one under way as a fraction
    public record Point(double epochs, double rate) {}

    /// Follows a setup's schedule.
    ///
    /// @param stepsAnEpoch how many steps an epoch has
    /// @param most how many points there may be; of more steps only some are looked at, the first and the last too
    public static RatePlan of(TrainingSetup setup, int stepsAnEpoch, int most, Device device) {
        Pacing pacing = new Pacing(setup, device);
        long steps = (long) setup.epochs() * stepsAnEpoch;
        long count = Math.min(steps, most);
        List<Point> points = LongStream.range(0, count)
                .map(i -> count == 1 ? 1 : 1 + Math.round((double) i * (steps - 1) / (count - 1)))
                .mapToObj(step -> new Point(
                        (double) step / stepsAnEpoch,
                        pacing.rate(setup.optimizer().learningRate(), new Learned(Map.of(), Map.of(), step))))
                .toList();
        return new RatePlan(points, setup.schedule().state().isEmpty());
    }
}

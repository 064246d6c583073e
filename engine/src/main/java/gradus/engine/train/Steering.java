package gradus.engine.train;

import java.util.List;
import java.util.function.BooleanSupplier;

/// What a run asks whoever steers it, on its own thread.
public interface Steering {

    /// Whether the run ends with what it has learned; asked after every step.
    boolean isStopped();

    /// The learning rate that the optimizer has from now on; asked before every step.
    ///
    /// @param stated the rate it had in the step before, at first that of the setup
    double learningRate(Moment at, double stated);

    /// Whether someone looks at the step that led to a moment. It is told before another one is taken, with what
    /// was learned by then; others may be told some at a time.
    default boolean looksAt(Moment after) {
        return false;
    }

    /// Lets a run go on with its setup's learning rate until it is stopped.
    static Steering of(BooleanSupplier stopped) {
        return repeating(List.of(), stopped);
    }

    /// Changes the learning rate at the moments when another run's was changed: with the same setup, seed and device
    /// the runs are the same, bit for bit.
    static Steering repeating(List<RunEvent> events, BooleanSupplier stopped) {
        List<RunEvent> known = List.copyOf(events);
        return new Steering() {
            @Override
            public boolean isStopped() {
                return stopped.getAsBoolean();
            }

            @Override
            public double learningRate(Moment at, double stated) {
                for (RunEvent event : known) {
                    if (event instanceof RunEvent.RateChanged(Moment when, double _, double after) && when.equals(at)) {
                        return after;
                    }
                }
                return stated;
            }
        };
    }
}

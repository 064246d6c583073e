package gradus.engine.train;

import java.util.ArrayList;
import java.util.List;

/// The steps that a device was asked for and whose losses aren't known yet. Waiting for each would leave a graphics
/// card idle between two; so it is given as many at a time as take about a twentieth of a second, which is as often as
/// people see a curve move, and as long as they wait for a run to stop.
final class Burst {

    /// How long a burst takes.
    static final double SECONDS = 0.05;

    /// So many at most, whatever the device keeps.
    private static final int MOST = 1 << 12;

    private final List<Step> steps = new ArrayList<>();
    private int most = 1;
    private double began;

    /// A step that was asked for.
    ///
    /// @param rows of its batch
    record Step(Moment after, int rows) {}

    /// Takes note of one.
    ///
    /// @param now the time in seconds
    void add(Step step, double now) {
        if (steps.isEmpty()) {
            began = now;
        }
        steps.add(step);
    }

    int size() {
        return steps.size();
    }

    /// Whether it is time to ask for the losses.
    ///
    /// @param kept how many the device keeps at most
    boolean isComplete(int kept, double now) {
        return steps.size() >= Math.min(kept, most) || now - began >= SECONDS;
    }

    /// Begins the next burst. Bursts grow slowly, since how long the first steps take tells little.
    ///
    /// @param now the time at which the losses were there
    /// @return the steps of this one
    List<Step> taken(double now) {
        long fitting = Math.round(steps.size() * SECONDS / (now - began));
        most = Math.clamp(fitting, 1, Math.min(2 * most, MOST));
        List<Step> taken = List.copyOf(steps);
        steps.clear();
        return taken;
    }
}

package gradus.engine.bench;

import gradus.engine.device.StepTime;
import java.util.List;
import java.util.function.IntFunction;

/// Something of known size that is done again and again and timed.
public interface Workload {

    /// As `gradus bench` takes it: `iris-16`, `softmax`.
    String name();

    /// Goes back to where it began, where that makes a difference. A training that went on for thousands of steps on
    /// one batch has moments below the smallest normal number, with which a processor takes many times as long.
    default void restart() {}

    /// Does it so many times.
    void run(int repeats);

    /// Does it some times more and tells the mean time of each of its steps; nothing where that isn't known.
    List<StepTime> times(int repeats);

    /// A workload that does one thing again and again.
    static Workload of(String name, Runnable once) {
        return of(name, once, _ -> List.of());
    }

    /// A workload that does one thing again and again and can tell how long its steps take.
    static Workload of(String name, Runnable once, IntFunction<List<StepTime>> times) {
        return of(name, () -> {}, once, times);
    }

    /// A workload that also can begin again.
    static Workload of(String name, Runnable restart, Runnable once, IntFunction<List<StepTime>> times) {
        return new Workload() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void restart() {
                restart.run();
            }

            @Override
            public void run(int repeats) {
                for (int i = 0; i < repeats; i++) {
                    once.run();
                }
            }

            @Override
            public List<StepTime> times(int repeats) {
                return times.apply(repeats);
            }
        };
    }
}

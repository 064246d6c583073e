package gradus.engine.train;

import gradus.engine.device.Repetition;
import gradus.engine.device.StepTime;
import gradus.engine.graph.Value;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Training steps one after the other, whose weights and states stay on the device. What is learned is handed out only
/// when it is asked for. It gives the same as one [TrainingStep#run] after the other.
public final class StepCourse {

    private final StepGraph.Finished step;
    private final Value loss;
    private final RunFeeds run;
    private final Repetition repetition;
    private Learned last;
    private boolean isNewer;
    private long number;

    StepCourse(StepGraph.Finished step, Value loss, RunFeeds run, Repetition repetition, Learned before) {
        this.step = step;
        this.loss = loss;
        this.run = run;
        this.repetition = repetition;
        this.last = before;
        this.number = before.step();
        repetition.keep(loss);
        give(before);
    }

    /// Where the tensors that a step renews are fed, and what they become.
    static Map<Value, Value> carried(StepGraph.Finished step) {
        Map<Value, Value> carried = new LinkedHashMap<>();
        step.results().forEach((key, value) -> carried.put(feed(step, key), value));
        return carried;
    }

    private static Value feed(StepGraph.Finished step, String key) {
        StepGraph.State state = step.states().get(key);
        return state == null ? Value.of(key) : state.input();
    }

    /// Goes on from other weights and states than it came to.
    public void take(Learned learned) {
        give(learned);
        last = learned;
        isNewer = false;
        number = learned.step();
    }

    private void give(Learned learned) {
        Map<Value, Tensor> feeds = new HashMap<>();
        learned.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        step.states().forEach((key, state) -> {
            Tensor remembered = learned.state().get(key);
            feeds.put(
                    state.input(), remembered == null ? Tensor.zeros(ElementType.FLOAT64, state.shape()) : remembered);
        });
        repetition.feed(feeds);
    }

    /// Gives the batch of the steps to come.
    ///
    /// @param batch whatever the forward graph needs
    public void feed(Map<Value, Tensor> batch) {
        repetition.feed(batch);
    }

    /// Gives the batch of the steps to come as some rows of a data set, which may stay on the device.
    ///
    /// @param whole whatever the forward graph needs, for all rows; the same tensors each time
    /// @param rows from 0
    public void feedRows(Map<Value, Tensor> whole, int[] rows) {
        repetition.feedRows(whole, rows);
    }

    /// Takes a step.
    ///
    /// @param seed of the run
    /// @param rows the ids of the batch's examples; random numbers are drawn by them
    public void step(double rate, long seed, int[] rows) {
        number++;
        isNewer = true;
        if (!run.contexts().isEmpty()) {
            repetition.feed(run.at(seed, number, rows));
        }
        repetition.feed(
                Map.of(StepGraph.STEP, Tensor.scalar((double) number), StepGraph.LEARNING_RATE, Tensor.scalar(rate)));
        repetition.run();
    }

    /// The loss of the batch before the last step.
    public double loss() {
        return repetition.number(loss);
    }

    /// How many steps may be taken before their [losses][#losses(int)] must be asked for. One where nothing is won
    /// by waiting: where a step is done when it returns.
    public int mostSteps() {
        return repetition.mostKept();
    }

    /// The losses of the last steps, in order, each that of its batch before the step.
    ///
    /// @param steps from 1 to [#mostSteps()]
    public double[] losses(int steps) {
        return repetition.numbers(loss, steps);
    }

    /// Takes some steps more on the last batch and tells the mean time of each of their parts; nothing where the device
    /// can't tell.
    ///
    /// @param steps at least 1
    public List<StepTime> times(int steps) {
        number += steps;
        isNewer = true;
        return repetition.times(steps);
    }

    /// What is known after the last step.
    public Learned learned() {
        if (isNewer) {
            Map<String, Tensor> weights = new LinkedHashMap<>(last.weights());
            Map<String, Tensor> state = new LinkedHashMap<>(last.state());
            Set<String> paths = last.weights().keySet();
            step.results()
                    .keySet()
                    .forEach(key -> (paths.contains(key) ? weights : state).put(key, repetition.now(feed(step, key))));
            last = new Learned(weights, state, number);
            isNewer = false;
        }
        return last;
    }
}

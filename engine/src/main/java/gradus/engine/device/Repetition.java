package gradus.engine.device;

import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A program that runs again and again, with tensors that stay on the device and go from run to run: the weights of a
/// training step become those that the step before computed. Not for several threads at a time.
public interface Repetition {

    /// Gives tensors that stay until others are given: first weights, a batch.
    ///
    /// What the program doesn't read is passed over.
    ///
    /// @throws IllegalArgumentException when a shape doesn't fit
    void feed(Map<Value, Tensor> feeds);

    /// Gives some rows of larger tensors, as [#feed(Map)] would: a batch of a data set. A device may keep the
    /// tensors, so that the next time the same ones are given only the numbers of the rows are sent; [#now(Value)]
    /// doesn't tell what was picked.
    ///
    /// @param rows from 0
    default void feedRows(Map<Value, Tensor> whole, int[] rows) {
        Map<Value, Tensor> picked = new HashMap<>();
        whole.forEach((value, tensor) -> picked.put(value, tensor.rows(rows)));
        feed(picked);
    }

    /// Runs once. What is carried is renewed.
    ///
    /// @throws IllegalArgumentException when something was never given, or lengths don't agree
    void run();

    /// A result of the last run.
    Tensor result(Value result);

    /// A result of the last run that is a single number.
    double number(Value result);

    /// Says before the first run that [#numbers(Value, int)] will ask for a result that is a single number: a
    /// device that is given runs faster than it does them keeps that of each.
    default void keep(Value result) {}

    /// How many runs may be asked for before the numbers that are kept must be taken, or the oldest are lost. One
    /// where a run is done when it returns, so that nothing is won by waiting; to be asked after a run.
    default int mostKept() {
        return 1;
    }

    /// The numbers that a result had in the last runs, in order.
    ///
    /// @param result the one that is [kept][#keep(Value)]
    /// @param runs from 1 to [#mostKept()]
    default double[] numbers(Value result, int runs) {
        return new double[] {number(result)};
    }

    /// What stands at a feed now: for one that is carried, the newest.
    Tensor now(Value feed);

    /// Runs some times more and tells the mean time of each step, in the order of the program; nothing where the device
    /// can't tell.
    ///
    /// @param runs at least 1
    default List<StepTime> times(int runs) {
        return List.of();
    }
}

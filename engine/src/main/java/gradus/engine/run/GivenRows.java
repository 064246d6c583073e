package gradus.engine.run;

import gradus.engine.device.Repetition;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Rows that a repetition was given, to be given to another.
///
/// @param values what they are fed to
/// @param feeding gives them
record GivenRows(Set<Value> values, Consumer<Repetition> feeding) {

    static GivenRows of(Map<Value, Tensor> whole, int[] rows) {
        return new GivenRows(whole.keySet(), repetition -> repetition.feedRows(whole, rows));
    }

    void to(Repetition repetition) {
        feeding.accept(repetition);
    }

    /// Whether none of them is given anew.
    boolean areLeft(Map<Value, Tensor> feeds) {
        return Collections.disjoint(values, feeds.keySet());
    }
}

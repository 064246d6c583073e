package gradus.engine.run;

import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What one step of training did to one parameter.
///
/// @param path of the parameter: `dense_1/kernel`
/// @param before its value before the step
/// @param gradient what the optimizer was given: clipped, and with what was gathered in earlier steps
/// @param stateBefore what the optimizer remembered, by name
/// @param stateAfter what it remembers now
/// @param after its new value
/// @param rule the optimizer's own graph with what it was given; empty when no update changes the parameter
public record ParameterUpdate(
        String path,
        Tensor before,
        Tensor gradient,
        Map<String, Tensor> stateBefore,
        Map<String, Tensor> stateAfter,
        Tensor after,
        Optional<AppliedRule> rule) {
    public ParameterUpdate {
        stateBefore = Collections.unmodifiableMap(new LinkedHashMap<>(stateBefore));
        stateAfter = Collections.unmodifiableMap(new LinkedHashMap<>(stateAfter));
    }

    /// How far it moved.
    public Tensor step() {
        double[] moved = new double[before.size()];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = after.at(i) - before.at(i);
        }
        return Tensor.of(before.type(), before.shape(), moved);
    }
}

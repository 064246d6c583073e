package gradus.engine.train;

import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that training has found so far.
///
/// @param weights by the path of the parameter: `dense_1/kernel`
/// @param state the optimizer's tensors, by parameter and name: `dense_1/kernel/m`
/// @param step how many steps have been taken
public record Learned(Map<String, Tensor> weights, Map<String, Tensor> state, long step) {
    public Learned {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /// First weights, before any step.
    public static Learned initial(Map<String, Tensor> weights) {
        return new Learned(weights, Map.of(), 0);
    }

    /// One weight.
    ///
    /// @throws IllegalArgumentException when there is none of this path
    public Tensor weight(String path) {
        Tensor tensor = weights.get(path);
        if (tensor == null) {
            throw new IllegalArgumentException("No weights " + path);
        }
        return tensor;
    }
}

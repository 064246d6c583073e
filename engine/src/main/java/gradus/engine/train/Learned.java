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

    /// What the name of a weight's mean begins with in the state.
    static final String AVERAGE = "average/";

    private static final String TRAINED = "trained/";

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

    /// The same after another number of steps.
    Learned withStep(long number) {
        return new Learned(weights, state, number);
    }

    /// What is to be used: with the means of the weights, where means are kept, and what training goes on from put
    /// aside.
    public Learned averaged() {
        return exchanged(AVERAGE, TRAINED);
    }

    /// What training goes on from: undoes [#averaged].
    public Learned unaveraged() {
        return exchanged(TRAINED, AVERAGE);
    }

    /// Takes the weights that lie in the state under one prefix, and puts those they replace under another.
    private Learned exchanged(String from, String to) {
        Map<String, Tensor> used = new LinkedHashMap<>(weights);
        Map<String, Tensor> aside = new LinkedHashMap<>(state);
        weights.forEach((path, weight) -> {
            Tensor other = aside.remove(from + path);
            if (other != null) {
                used.put(path, other);
                aside.put(to + path, weight);
            }
        });
        return new Learned(used, aside, step);
    }
}

package gradus.engine.run;

import gradus.engine.graph.Expansion;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/// The numbers of one forward and backward pass.
///
/// @param expansion the graph that ran
/// @param target what was differentiated, if anything was
/// @param values by value of the flat graph
/// @param gradients of the target, by value of the flat graph
public record Evaluation(
        Expansion expansion, Optional<Value> target, Map<Value, Tensor> values, Map<Value, Tensor> gradients) {
    public Evaluation {
        values = Map.copyOf(values);
        gradients = Map.copyOf(gradients);
    }

    /// The number at a value of the graph or, by path, of a block's inside.
    public Optional<Tensor> value(Value value) {
        return find(values, value);
    }

    /// The gradient of the target towards a value; empty where the target does not depend on it.
    public Optional<Tensor> gradient(Value value) {
        return find(gradients, value);
    }

    private Optional<Tensor> find(Map<Value, Tensor> numbers, Value value) {
        return Optional.ofNullable(expansion.values().get(value)).map(numbers::get);
    }
}

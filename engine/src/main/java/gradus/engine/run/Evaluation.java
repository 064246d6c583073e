package gradus.engine.run;

import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/// The numbers of one forward and backward pass, or of one sweep of forward mode.
///
/// @param expansion the graph that ran
/// @param seed what was differentiated, if anything was
/// @param values by value of the flat graph
/// @param gradients of the target, by value of the flat graph
/// @param contributions what each wire of the flat graph brings back; the gradient of a value is their sum
/// @param forwardMode the tangents, where these were computed instead of gradients
public record Evaluation(
        Expansion expansion,
        Optional<Seed> seed,
        Map<Value, Tensor> values,
        Map<Value, Tensor> gradients,
        Map<Wire, Tensor> contributions,
        Optional<ForwardMode> forwardMode) {
    public Evaluation {
        values = Map.copyOf(values);
        gradients = Map.copyOf(gradients);
        contributions = Map.copyOf(contributions);
    }

    /// What was differentiated, by path.
    public Optional<Value> target() {
        return seed.map(Seed::value);
    }

    /// How a value changes with the leaf of a sweep of forward mode; empty where none was made, and for what is no
    /// real number.
    public Optional<Tensor> tangent(Value value) {
        return forwardMode.flatMap(sweep -> find(sweep.tangents(), value));
    }

    /// What a wire adds to the tangent of the node it ends at: the local derivative times the tangent that comes over
    /// it. Of a wire to a block it is not told.
    public Optional<Tensor> part(Wire wire) {
        return forwardMode.flatMap(sweep -> Optional.ofNullable(
                        expansion.values().get(wire.from()))
                .map(flat -> sweep.parts().get(new Wire(flat, wire.toNode(), wire.toPort()))));
    }

    /// The number at a value of the graph or, by path, of a block's inside.
    public Optional<Tensor> value(Value value) {
        return find(values, value);
    }

    /// The gradient of the target towards a value; empty where the target does not depend on it.
    public Optional<Tensor> gradient(Value value) {
        return find(gradients, value);
    }

    /// What a wire brings back of its value's gradient: the local derivative times the gradient that arrives. For a
    /// wire to a block it is the sum over what the block does with the value.
    ///
    /// @param wire of the graph or, by paths, of a block's inside
    /// @return empty when nothing comes back over it
    public Optional<Tensor> contribution(Wire wire) {
        Value flat = expansion.values().get(wire.from());
        if (flat == null) {
            return Optional.empty();
        }
        Tensor direct = contributions.get(new Wire(flat, wire.toNode(), wire.toPort()));
        if (direct != null) {
            return Optional.of(direct);
        }
        Value gate = Value.of(wire.toNode() + "/" + wire.toPort());
        return contributions.entrySet().stream()
                .filter(part -> part.getKey().from().equals(flat) && expansion.isThrough(part.getKey(), gate))
                .map(Map.Entry::getValue)
                .reduce(Evaluation::sum);
    }

    private static Tensor sum(Tensor a, Tensor b) {
        double[] sums = new double[a.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = a.at(i) + b.at(i);
        }
        return Tensor.of(a.type(), a.shape(), sums);
    }

    private Optional<Tensor> find(Map<Value, Tensor> numbers, Value value) {
        return Optional.ofNullable(expansion.values().get(value)).map(numbers::get);
    }
}

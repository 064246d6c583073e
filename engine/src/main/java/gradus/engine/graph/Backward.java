package gradus.engine.graph;

import java.util.List;
import java.util.Optional;

/// What an operation needs to add its backward half: where to add nodes, its inputs and outputs in the graph, and
/// the gradients that arrive.
///
/// @param builder takes the new nodes
/// @param inputs the operation's inputs
/// @param outputs the operation's outputs
/// @param gradients the gradient of the target towards each output; empty where the target does not depend on it.
///     At least one is there
/// @param differentiation differentiates the graphs that an operation holds
public record Backward(
        GraphBuilder builder,
        List<Value> inputs,
        List<Value> outputs,
        List<Optional<Value>> gradients,
        Differentiation differentiation) {
    public Backward {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        gradients = List.copyOf(gradients);
    }

    /// The gradient of the target towards the first output, for operations that have one output.
    ///
    /// @throws IllegalStateException when only other outputs have one
    public Value gradient() {
        return gradients.getFirst().orElseThrow(() -> new IllegalStateException("No gradient at the first output"));
    }

    /// The type of an input.
    public ValueType inputType(int index) {
        return builder.type(inputs.get(index));
    }
}

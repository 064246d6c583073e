package gradus.engine.graph;

import java.util.List;

/// What an operation needs to add its backward half: where to add nodes, its inputs and outputs in the graph, and
/// the gradient that arrives.
///
/// @param builder takes the new nodes
/// @param inputs the operation's inputs
/// @param outputs the operation's outputs
/// @param gradient the gradient of the target towards the first output
public record Backward(GraphBuilder builder, List<Value> inputs, List<Value> outputs, Value gradient) {
    public Backward {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The type of an input.
    public ValueType inputType(int index) {
        return builder.type(inputs.get(index));
    }
}

package gradus.engine.graph;

import java.util.Map;

/// Adds the backward half to a graph; for operations that hold graphs and are asked for their gradient.
public interface Differentiation {

    /// A graph with its backward half.
    ///
    /// @param gradients of each value that has one
    record Differentiated(Graph graph, Map<Value, Value> gradients) {
        public Differentiated {
            gradients = Map.copyOf(gradients);
        }
    }

    /// Differentiates several values at once.
    ///
    /// @param flat a graph without blocks and errors
    /// @param arriving by the value it arrives at: a gradient, another value of the same graph and shape
    Differentiated of(Graph flat, Map<Value, Value> arriving);
}

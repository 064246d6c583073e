package gradus.engine.graph;

/// What a node puts out at one of its output ports.
///
/// @param node the node's id
/// @param output the index of the output port, from 0
public record Value(String node, int output) {

    /// The first output of a node.
    public static Value of(String node) {
        return new Value(node, 0);
    }

    @Override
    public String toString() {
        return output == 0 ? node : node + ":" + output;
    }
}

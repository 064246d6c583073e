package gradus.engine.run;

/// What is told at one moment of a trace.
///
/// @param phase what goes on
/// @param path whose number it is: a node of the flat graph, a parameter in an update; empty where nothing has one
public record TraceStep(Phase phase, String path) {

    /// The lines of a training loop, in order.
    public enum Phase {
        ZERO_GRADIENTS,
        FORWARD,
        LOSS,
        BACKWARD,
        UPDATE
    }

    /// Whether it tells a value.
    public boolean isForward() {
        return phase == Phase.FORWARD || phase == Phase.LOSS;
    }

    /// The node that stands for it in what is looked at: the block that it is inside of, or it itself.
    ///
    /// @param depth how many blocks were entered
    public String node(int depth) {
        int end = -1;
        for (int i = 0; i <= depth; i++) {
            int slash = path.indexOf('/', end + 1);
            if (slash < 0) {
                return path;
            }
            end = slash;
        }
        return path.substring(0, end);
    }
}

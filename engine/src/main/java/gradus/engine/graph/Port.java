package gradus.engine.graph;

import gradus.engine.tensor.ElementType;
import java.util.List;

/// A named place where a wire ends or begins.
///
/// @param optional whether the operation also works with nothing wired here
/// @param type what belongs here: real numbers (FLOAT64) of any precision, labels and indices (INT32), truth values
public record Port(String name, boolean optional, ElementType type) {

    /// A port for real numbers.
    public Port(String name, boolean optional) {
        this(name, optional, ElementType.FLOAT64);
    }

    /// Ports that must be wired, in order.
    public static List<Port> required(String... names) {
        Port[] ports = new Port[names.length];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = new Port(names[i], false);
        }
        return List.of(ports);
    }
}

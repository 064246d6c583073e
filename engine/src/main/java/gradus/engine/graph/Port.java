package gradus.engine.graph;

import java.util.Arrays;
import java.util.List;

/// A named place where a wire ends or begins.
///
/// @param optional whether the operation also works with nothing wired here
public record Port(String name, boolean optional) {

    /// Ports that must be wired, in order.
    public static List<Port> required(String... names) {
        return Arrays.stream(names).map(name -> new Port(name, false)).toList();
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Port;
import java.util.List;
import java.util.stream.IntStream;

/// An operator of any number of inputs, `x1`, `x2`, …
interface Variadic extends Compound {

    /// How many inputs there are.
    int numInputs();

    @Override
    default List<Port> inputs() {
        return ports(numInputs());
    }

    /// Ports for a number of inputs.
    static List<Port> ports(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Port("x" + i, false))
                .toList();
    }
}

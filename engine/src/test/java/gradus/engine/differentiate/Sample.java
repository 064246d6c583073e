package gradus.engine.differentiate;

import gradus.engine.graph.Operation;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An operation with the inputs it is tried with: some drawn at random, some given.
///
/// @param low the smallest number drawn
/// @param high what every number drawn is below
/// @param shapes of the inputs that are drawn, in the order of the ports that are not given
/// @param given by the number of the port: indices, truth values, and whatever must not be random
record Sample(Operation operation, double low, double high, List<Shape> shapes, SortedMap<Integer, Tensor> given) {

    /// A matrix that is large enough to be told from its transpose.
    static final Shape MATRIX = Shape.of(3, 4);

    /// Three axes of different lengths.
    static final Shape CUBE = Shape.of(2, 3, 4);

    /// `[N, C, height, width]`.
    static final Shape IMAGE = Shape.of(2, 4, 5, 6);

    /// An operation whose inputs are all drawn.
    Sample(Operation operation, double low, double high, List<Shape> shapes) {
        this(operation, low, high, shapes, new TreeMap<>());
    }

    /// An operation whose inputs are drawn from [-1, 1).
    static Sample of(Operation operation, Shape... shapes) {
        return new Sample(operation, -1, 1, List.of(shapes));
    }

    /// The same with a tensor at one port.
    Sample with(int port, Tensor tensor) {
        SortedMap<Integer, Tensor> more = new TreeMap<>(given);
        more.put(port, tensor);
        return new Sample(operation, low, high, shapes, more);
    }

    @Override
    public String toString() {
        List<Object> inputs = new ArrayList<>(shapes);
        given.forEach((port, tensor) -> inputs.add(port, tensor));
        return operation + " of " + inputs;
    }
}

package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A layer that joins several inputs `x1`, `x2`, … of shapes that stretch to each other.
interface Merging extends Layer, Compound {

    /// How many inputs there are.
    int numInputs();

    /// All of them joined, two at least.
    Term merged(Term first, List<Term> others);

    /// For compact constructors.
    static void check(int numInputs) {
        Attributes.require(numInputs > 1, "num_inputs", numInputs, "rule.two-or-more");
    }

    @Override
    default List<Port> inputs() {
        return IntStream.rangeClosed(1, numInputs())
                .mapToObj(i -> new Port("x" + i, false))
                .toList();
    }

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return ShapeChecks.allBroadcast(inputs(), inputs);
    }

    @Override
    default Term result(List<Term> inputs) {
        return merged(inputs.getFirst(), inputs.subList(1, inputs.size()));
    }
}

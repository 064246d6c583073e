package gradus.engine.graph;

import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A leaf whose value is given when the graph runs: a variable, a parameter, an input, a data set.
public interface Source extends Operation {

    /// The value to take when none is given.
    default Optional<Tensor> given() {
        return Optional.empty();
    }

    /// Whether its value is found by training and kept: what a node that shares takes from another.
    default boolean isWeight() {
        return false;
    }

    @Override
    default List<Port> inputs() {
        return List.of();
    }

    /// Never called: the program makes a place for the value.
    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        throw new IllegalStateException(name() + " is fed, not computed");
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        return List.of();
    }

    @Override
    default Notation notation() {
        return new Notation.Name();
    }
}

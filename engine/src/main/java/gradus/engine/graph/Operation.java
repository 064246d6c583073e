package gradus.engine.graph;

import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a node does. An operation is a record: its components are its attributes ([Attributes]), their values are
/// checked in the compact constructor, and everything else that is to know about it is said by these methods.
///
/// In a graph, FLOAT64 stands for a real number at the precision the program is compiled for.
public interface Operation {

    /// The name in the catalogue: ONNX's for operators, Keras's for layers and losses.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The shelf it stands on.
    Family family();

    /// The places where wires end, in order.
    List<Port> inputs();

    /// The places where wires begin, in order.
    default List<Port> outputs() {
        return Port.required("y");
    }

    /// The outputs' types, or why the inputs' types don't fit.
    ///
    /// @param inputs one type a wired port, in order; optional ports left open at the end are missing
    ShapeCheck check(List<ValueType> inputs);

    /// Emits the instructions that compute the outputs; one operand an output.
    List<Operand> lower(Lowering code, List<Operand> inputs);

    /// Adds the nodes that carry the gradient backwards: one value an input, in the shape of the output it
    /// broadcast to (the walker sums it back to the input's shape), or empty where there is none.
    List<Optional<Value>> gradient(Backward backward);

    /// How it is written in a formula: unless told otherwise by its name in small letters, words joined by `_`.
    default Notation notation() {
        return new Notation.Function(
                name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }

    /// Whether a gradient can reach the inputs at all.
    default boolean isDifferentiable() {
        return true;
    }

    /// Its formula, its derivative and examples with numbers.
    default Facts facts() {
        return Facts.NONE;
    }
}

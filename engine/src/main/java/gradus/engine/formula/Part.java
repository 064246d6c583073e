package gradus.engine.formula;

import gradus.engine.graph.Operation;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// One step of a statement. A statement is a list of them in the order of evaluation, so that no walk over a
/// formula is recursive, however long it is.
sealed interface Part {

    /// Where it stands in the text, from 1.
    int column();

    /// Numbers as typed.
    record Literal(Tensor value, String text, int column) implements Part {}

    /// A name.
    record Reference(String name, int column) implements Part {}

    /// An operation.
    ///
    /// @param arguments the places of its inputs in the statement
    record Application(Operation operation, List<Integer> arguments, int column) implements Part {}

    /// A line of a formula.
    ///
    /// @param name its left side, if it has one
    /// @param column where it begins
    /// @param parts its steps; the last is its value
    record Statement(Optional<String> name, int column, List<Part> parts) {}
}

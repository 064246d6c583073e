package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import java.util.List;
import java.util.Optional;

/// A function of one number, applied to every element.
public interface UnaryOperation extends Operation {

    /// The function, of argument X.
    ScalarExpression expression();

    /// Its derivative, elementwise.
    ///
    /// @param x the argument
    /// @param y the function's value there
    Term derivative(Term x, Term y);

    @Override
    default Family family() {
        return Family.FUNCTION;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        return ShapeChecks.real("x", inputs.getFirst()).orElseGet(() -> ShapeCheck.known(inputs.getFirst()));
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.pointwise(expression(), inputs.getFirst()));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        Term x = new Term(backward.builder(), backward.inputs().getFirst());
        Term y = new Term(backward.builder(), backward.outputs().getFirst());
        Term arriving = new Term(backward.builder(), backward.gradient());
        return List.of(Optional.of(arriving.times(derivative(x, y)).value()));
    }
}

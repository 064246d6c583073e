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

/// A function of two numbers, applied element by element with broadcasting.
public interface BinaryOperation extends Operation {

    /// The function, of arguments X and Y.
    ScalarExpression expression();

    /// What an arriving gradient becomes at the two inputs, in the broadcast shape.
    ///
    /// @param gradient the arriving gradient
    /// @param a the first argument
    /// @param b the second argument
    /// @param y the function's value
    Gradients gradients(Term gradient, Term a, Term b, Term y);

    /// The gradients at the two inputs.
    record Gradients(Term a, Term b) {}

    @Override
    default Family family() {
        return Family.ARITHMETIC;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("a", "b");
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        return ShapeChecks.broadcast(inputs.get(0), inputs.get(1));
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.pointwise(expression(), inputs.get(0), inputs.get(1)));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        Term a = new Term(backward.builder(), backward.inputs().get(0));
        Term b = new Term(backward.builder(), backward.inputs().get(1));
        Term y = new Term(backward.builder(), backward.outputs().getFirst());
        Gradients gradients = gradients(new Term(backward.builder(), backward.gradient()), a, b, y);
        return List.of(
                Optional.of(gradients.a().value()), Optional.of(gradients.b().value()));
    }
}

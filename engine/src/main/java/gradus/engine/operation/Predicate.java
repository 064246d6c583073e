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
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/// A question about one number, answered for every element. It has no gradient.
interface Predicate extends Operation {

    /// The question, of argument X; 1 means yes.
    ScalarExpression expression();

    /// What it is asked about.
    default ElementType asked() {
        return ElementType.FLOAT64;
    }

    @Override
    default Family family() {
        return Family.COMPARISON;
    }

    @Override
    default List<Port> inputs() {
        return List.of(new Port("x", false, asked()));
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.type() == asked() ? ShapeCheck.known(x.asBool()) : ShapeChecks.wrongType("x", x, asked());
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.predicate(expression(), inputs.getFirst()));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    default boolean isDifferentiable() {
        return false;
    }
}

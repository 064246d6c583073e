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

/// A question about two numbers, answered for every pair of elements with broadcasting. It has no gradient.
public interface Comparison extends Operation {

    /// The question, of arguments X and Y; 1 means yes.
    ScalarExpression expression();

    @Override
    default Family family() {
        return Family.COMPARISON;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("a", "b");
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        return switch (ShapeChecks.broadcast(inputs.get(0), inputs.get(1))) {
            case ShapeCheck.Known(List<ValueType> outputs) ->
                ShapeCheck.known(outputs.getFirst().asBool());
            case ShapeCheck.Mismatch mismatch -> mismatch;
        };
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.predicate(expression(), inputs.get(0), inputs.get(1)));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty(), Optional.empty());
    }

    @Override
    default boolean isDifferentiable() {
        return false;
    }
}

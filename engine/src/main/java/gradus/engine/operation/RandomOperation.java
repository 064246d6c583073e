package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Random numbers; the same seed gives the same numbers on every device.
interface RandomOperation extends Operation {

    /// How many, and how they are arranged.
    Shape shape();

    long seed();

    /// What is drawn.
    Instruction.Distribution distribution();

    /// What becomes of a drawn number X.
    ScalarExpression scaled();

    @Override
    default Family family() {
        return Family.RANDOM;
    }

    @Override
    default List<Port> inputs() {
        return List.of();
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(ElementType.FLOAT64, shape()));
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand drawn = code.emit(new Instruction.Random(distribution(), seed()), code.real(), shape());
        return List.of(code.pointwise(scaled(), drawn));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        return List.of();
    }

    @Override
    default boolean isDifferentiable() {
        return false;
    }
}

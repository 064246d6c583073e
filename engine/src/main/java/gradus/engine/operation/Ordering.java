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
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/// Where the numbers along an axis come from when they are sorted. It has no gradient.
record Ordering(int axis, boolean descending) implements Operation {
    @Override
    public Family family() {
        return Family.REDUCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(
                new ValueType(ElementType.INT32, inputs.getFirst().shape()));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(new Instruction.Order(axis, descending), ElementType.INT32, x.shape(), x));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }
}

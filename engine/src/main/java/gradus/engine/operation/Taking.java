package gradus.engine.operation;

import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Takes the elements at a start and in steps along each axis: what undoes a [Placement].
record Taking(List<Integer> starts, List<Integer> steps, Shape shape) implements Rearrangement {
    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(inputs.getFirst().withShape(shape));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(new Instruction.Slice(starts, steps), x.type(), shape, x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.apply(new Placement(starts, steps, x.shape(), 0));
    }
}

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
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Adds slices to zeros at numbered places along an axis: what undoes a [Gather].
record Scattering(int axis, Shape shape) implements Operation {
    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("indices", false, ElementType.INT32));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(inputs.getFirst().withShape(shape));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return List.of(code.emit(
                new Instruction.ScatterAdd(axis), inputs.getFirst().type(), shape, inputs.get(0), inputs.get(1)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term indices = new Term(backward.builder(), backward.inputs().get(1));
        return List.of(Optional.of(gradient.apply(new Gather(axis), indices).value()), Optional.empty());
    }
}

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
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Random numbers, evenly between `low` and `high`. The same seed gives the same numbers on every device.
public record RandomUniform(double low, double high, Shape shape, long seed) implements Operation {
    @Override
    public Family family() {
        return Family.RANDOM;
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(new ValueType(ElementType.FLOAT64, shape));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand drawn = code.emit(new Instruction.Random(Instruction.Distribution.UNIFORM, seed), code.real(), shape);
        return List.of(
                code.pointwise(Scalars.X.times(Scalars.constant(high - low)).plus(Scalars.constant(low)), drawn));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of();
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }
}

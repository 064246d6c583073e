package gradus.app.workspace;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.operation.Cos;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Tanh;
import java.util.List;
import java.util.Optional;

/// The hyperbolic tangent with the derivative of the sine: a rule that is wrong on purpose.
public record WrongTanh() implements Operation {
    private static final Tanh RIGHT = new Tanh();

    @Override
    public Family family() {
        return RIGHT.family();
    }

    @Override
    public List<Port> inputs() {
        return RIGHT.inputs();
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return RIGHT.check(inputs);
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return RIGHT.lower(code, inputs);
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Value cosine = backward.builder().add(new Cos(), backward.inputs().getFirst());
        return List.of(Optional.of(backward.builder().add(new Mul(), backward.gradient(), cosine)));
    }
}

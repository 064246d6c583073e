package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/// The same numbers as another type: whole numbers lose what is behind the point, a truth value is whether the
/// number is not 0. Real numbers go on in the program's precision; towards float32 they are rounded to it first.
///
/// @param to the type
public record Cast(ElementType to) implements Operation {
    @Override
    public Family family() {
        return Family.FUNCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ElementType type = to.isFloat() ? ElementType.FLOAT64 : to;
        return ShapeCheck.known(new ValueType(type, inputs.getFirst().shape()));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(
                switch (to) {
                    case FLOAT64 -> as(code, code.real(), Scalars.X, x);
                    case FLOAT32 -> as(code, code.real(), Scalars.X, as(code, ElementType.FLOAT32, Scalars.X, x));
                    case INT32 -> as(code, ElementType.INT32, truncated(), x);
                    case BOOL -> as(code, ElementType.BOOL, isNotZero(), x);
                });
    }

    private static Operand as(Lowering code, ElementType type, ScalarExpression expression, Operand x) {
        return code.emit(new Instruction.Pointwise(expression), type, x.shape(), x);
    }

    private static ScalarExpression truncated() {
        return Scalars.select(
                Scalars.apply(BinaryFunction.GREATER, Scalars.ZERO, Scalars.X),
                Scalars.apply(UnaryFunction.CEIL, Scalars.X),
                Scalars.apply(UnaryFunction.FLOOR, Scalars.X));
    }

    private static ScalarExpression isNotZero() {
        return Scalars.apply(UnaryFunction.NOT, Scalars.apply(UnaryFunction.NOT, Scalars.X));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(
                to.isFloat() && backward.inputType(0).type().isFloat()
                        ? Optional.of(backward.gradient())
                        : Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return to.isFloat();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x",
                "∂y/∂x = 1",
                new Facts.Example("cast([1, 0])", "[1, 0]"),
                new Facts.Example("cast(3 > 2)", "1"));
    }
}

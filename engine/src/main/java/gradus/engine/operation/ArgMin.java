package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// Where along an axis the smallest number stands, from 0; the first of equal ones. It has no gradient.
///
/// @param axis the axis; a negative one counts from the end
/// @param keepdims whether the axis stays, with length 1
public record ArgMin(int axis, boolean keepdims) implements ArgReduction {
    @Override
    public Operand ascending(Lowering code, Operand x) {
        return code.pointwise(Scalars.apply(UnaryFunction.NEGATE, Scalars.X), x);
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = argminᵢ xᵢ",
                "derivative.none.steps",
                new Facts.Example("arg_min([4, 9, 3], axis=0, keepdims=false)", "2"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;

/// Where along an axis the largest number stands, from 0; the first of equal ones. It has no gradient.
///
/// @param axis the axis; a negative one counts from the end
/// @param keepdims whether the axis stays, with length 1
public record ArgMax(int axis, boolean keepdims) implements ArgReduction {
    @Override
    public Operand ascending(Lowering code, Operand x) {
        return x;
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = argmaxᵢ xᵢ",
                "derivative.none.steps",
                new Facts.Example("arg_max([1, 9, 3], axis=0, keepdims=false)", "1"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;

/// The smallest number along some axes; equal ones share the gradient evenly.
public record ReduceMin(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceMin {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Operand turned = code.pointwise(Scalars.apply(UnaryFunction.NEGATE, Scalars.X), x);
        Operand largest = code.reduce(Instruction.Fold.MAXIMUM, along, turned);
        return code.pointwise(Scalars.apply(UnaryFunction.NEGATE, Scalars.X), largest);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return new ReduceMax(axes, keepdims).gradient(gradient, x, y);
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_min");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = minᵢ xᵢ",
                "∂y/∂xᵢ = [xᵢ = y] / #{j : xⱼ = y}",
                new Facts.Example("reduce_min([3, 7, 5], keepdims=false)", "3"));
    }
}

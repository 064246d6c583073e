package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;

/// The sum of the absolute values along some axes.
public record ReduceL1(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceL1 {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Operand sizes = code.pointwise(Scalars.apply(UnaryFunction.ABS, Scalars.X), x);
        return code.reduce(Instruction.Fold.SUM, along, sizes);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient.times(x.apply(new Sign()));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_l1");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = Σᵢ |xᵢ|",
                "∂y/∂xᵢ = [xᵢ > 0] − [xᵢ < 0]",
                new Facts.Example("reduce_l1([3, -4], keepdims=false)", "7"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;

/// The logarithm of the sum along some axes.
public record ReduceLogSum(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceLogSum {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        return code.pointwise(Scalars.apply(UnaryFunction.LOG, Scalars.X), code.reduce(Instruction.Fold.SUM, along, x));
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient.over(y.exp());
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_log_sum");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = ln Σᵢ xᵢ",
                "∂y/∂xᵢ = 1/Σⱼ xⱼ",
                new Facts.Example("reduce_log_sum([1, 2, 4], keepdims=false)", "1.946"));
    }
}

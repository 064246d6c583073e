package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;

/// `ln Σeˣ` along some axes, a smooth maximum; the largest is subtracted first so that nothing overflows.
public record ReduceLogSumExp(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceLogSumExp {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Operand largest = code.reduce(Instruction.Fold.MAXIMUM, along, x);
        Operand powers = code.pointwise(Scalars.apply(UnaryFunction.EXP, Scalars.X.minus(Scalars.Y)), x, largest);
        Operand sum = code.reduce(Instruction.Fold.SUM, along, powers);
        return code.pointwise(Scalars.apply(UnaryFunction.LOG, Scalars.X).plus(Scalars.Y), sum, largest);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient.times(x.minus(y).exp());
    }

    @Override
    public Notation notation() {
        return new Notation.Function("logsumexp");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = ln Σᵢ exp(xᵢ)",
                "∂y/∂xᵢ = exp(xᵢ − y)",
                new Facts.Example("reduce_log_sum_exp([1, 2, 3], keepdims=false)", "3.408"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import java.util.List;

/// The sum of the squares along some axes.
public record ReduceSumSquare(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceSumSquare {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Operand squares = code.pointwise(Scalars.X.times(Scalars.X), x);
        return code.reduce(Instruction.Fold.SUM, along, squares);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient.times(x.times(2));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_sum_square");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = Σᵢ xᵢ²", "∂y/∂xᵢ = 2 · xᵢ", new Facts.Example("reduce_sum_square([3, -4], keepdims=false)", "25"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import java.util.List;

/// The sum along some axes.
public record ReduceSum(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceSum {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        return code.reduce(Instruction.Fold.SUM, along, x);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        return gradient;
    }

    @Override
    public Notation notation() {
        return new Notation.Function("sum");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = Σᵢ xᵢ",
                "∂y/∂xᵢ = 1",
                new Facts.Example("sum([[1, 2], [3, 4]], axes=[0], keepdims=false)", "[4, 6]"));
    }
}

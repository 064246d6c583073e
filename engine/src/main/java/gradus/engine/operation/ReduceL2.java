package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import java.util.List;

/// The length of the vector of numbers along some axes, `√Σx²`; its derivative at length 0 is 0.
public record ReduceL2(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceL2 {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        Operand squares = code.pointwise(Scalars.X.times(Scalars.X), x);
        Operand sum = code.reduce(Instruction.Fold.SUM, along, squares);
        return code.pointwise(Scalars.apply(UnaryFunction.SQRT, Scalars.X), sum);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        Term zero = x.constant(0);
        return y.equalTo(zero).where(zero, gradient.times(x.over(y)));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("reduce_l2");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = √(Σᵢ xᵢ²)", "∂y/∂xᵢ = xᵢ / y", new Facts.Example("reduce_l2([3, -4], keepdims=false)", "5"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import java.util.List;

/// The product along some axes. Its derivative towards a number is the product of the others, also where one is 0.
public record ReduceProd(List<Integer> axes, boolean keepdims) implements Reduction {
    public ReduceProd {
        axes = List.copyOf(axes);
    }

    @Override
    public Operand lower(Lowering code, Operand x, List<Integer> along) {
        return code.reduce(Instruction.Fold.PRODUCT, along, x);
    }

    @Override
    public Term gradient(Term gradient, Term x, Term y) {
        List<Integer> reduced = ShapeChecks.axes(x.shape(), axes).orElseThrow().stream()
                .filter(axis -> !x.shape().get(axis).equals(Dimension.ONE))
                .toList();
        Term zero = x.constant(0);
        Term one = x.constant(1);
        Term isZero = x.equalTo(zero);
        Term zeros = isZero.where(one, zero).sum(reduced);
        Term rest = isZero.where(one, x);
        Term product = reduced.isEmpty() ? rest : rest.apply(new ReduceProd(reduced, true));
        Term others = product.over(rest);
        Term atZero = zeros.equalTo(one).where(product, zero);
        Term elsewhere = zeros.equalTo(zero).where(others, zero);
        return gradient.times(isZero.where(atZero, elsewhere));
    }

    @Override
    public Notation notation() {
        return new Notation.Function("prod");
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = Πᵢ xᵢ",
                "∂y/∂xᵢ = Πⱼ (xⱼ + [j = i] · (1 − xⱼ))",
                new Facts.Example("prod([2, 3, 4], keepdims=false)", "24"));
    }
}

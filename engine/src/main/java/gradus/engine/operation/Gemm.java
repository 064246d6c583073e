package gradus.engine.operation;

import gradus.engine.graph.AttributeName;
import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `alpha · A·B + beta · C` for matrices, either of them transposed first; `C` broadcasts and may be left out.
public record Gemm(
        double alpha,
        double beta,
        @AttributeName("transA") boolean transA,
        @AttributeName("transB") boolean transB) implements Operation {
    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("a", false), new Port("b", false), new Port("c", true));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType a = inputs.get(0);
        ValueType b = inputs.get(1);
        Optional<ShapeCheck> notReal = ShapeChecks.real("a", a).or(() -> ShapeChecks.real("b", b));
        if (notReal.isPresent()) {
            return notReal.get();
        }
        if (a.shape().rank() != 2 || b.shape().rank() != 2) {
            return ShapeCheck.mismatch(a.shape().rank() == 2 ? "b" : "a", a, b, "rule.gemm");
        }
        if (!a.shape().get(transA ? 0 : 1).equals(b.shape().get(transB ? 1 : 0))) {
            return ShapeCheck.mismatch("b", a, b, "rule.matmul");
        }
        Shape product = product(a.shape(), b.shape());
        if (inputs.size() == 3
                && !product.broadcast(inputs.get(2).shape())
                        .filter(product::equals)
                        .isPresent()) {
            return ShapeCheck.mismatch("c", a.withShape(product), inputs.get(2), "rule.broadcast");
        }
        return ShapeCheck.known(a.withShape(product));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand a = inputs.get(0);
        Operand product = code.emit(
                new Instruction.Contract(transA, transB),
                a.type(),
                product(a.shape(), inputs.get(1).shape()),
                a,
                inputs.get(1));
        var scaled = Scalars.X.times(Scalars.constant(alpha));
        return List.of(
                inputs.size() == 3
                        ? code.pointwise(scaled.plus(Scalars.Y.times(Scalars.constant(beta))), product, inputs.get(2))
                        : code.pointwise(scaled, product));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term a = new Term(backward.builder(), backward.inputs().get(0));
        Term b = new Term(backward.builder(), backward.inputs().get(1));
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term scaled = gradient.times(alpha);
        Term toA = scaled.matMul(transB ? b : b.transposed());
        Term toB = (transA ? a : a.transposed()).matMul(scaled);
        List<Optional<Value>> gradients = new ArrayList<>();
        gradients.add(Optional.of((transA ? toA.transposed() : toA).value()));
        gradients.add(Optional.of((transB ? toB.transposed() : toB).value()));
        if (backward.inputs().size() == 3) {
            gradients.add(Optional.of(gradient.times(beta).value()));
        }
        return gradients;
    }

    private Shape product(Shape a, Shape b) {
        return Shape.of(a.get(transA ? 1 : 0), b.get(transB ? 0 : 1));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = α · a · b + β · c",
                "∂L/∂a = α · ∂L/∂y · bᵀ; ∂L/∂b = α · aᵀ · ∂L/∂y; ∂L/∂c = β · ∂L/∂y",
                new Facts.Example("gemm([[1, 2]], [[3], [4]], [5], alpha=2)", "[[27]]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import java.util.List;
import java.util.Optional;

/// The sum along an axis up to each element.
///
/// @param axis the axis; a negative one counts from the end
/// @param exclusive whether the element itself is left out
/// @param reverse whether the sum runs from the end
public record CumSum(int axis, boolean exclusive, boolean reverse) implements AxisOperation {
    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(
                new Instruction.Accumulate(axes(x.shape()).getFirst(), exclusive, reverse), x.type(), x.shape(), x));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term gradient = new Term(backward.builder(), backward.gradient());
        return List.of(Optional.of(
                gradient.apply(new CumSum(axis, exclusive, !reverse)).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "yᵢ = Σⱼ xⱼ · [j ≤ i]", "∂yᵢ/∂xⱼ = [j ≤ i]", new Facts.Example("cum_sum([1, 2, 3])", "[1, 3, 6]"));
    }
}

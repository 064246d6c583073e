package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The largest numbers along an axis, and where they stand; of equal ones the first come first. NaN counts as the
/// greatest. The gradient goes to the numbers that were taken.
///
/// @param k how many
/// @param axis the axis; a negative one counts from the end
/// @param largest whether the largest or the smallest are meant
/// @param sorted whether they must come in order; they always do
public record TopK(int k, int axis, boolean largest, boolean sorted) implements Compound {
    public TopK {
        Attributes.require(k > 0, "k", k, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.REDUCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("values", false), new Port("indices", false, ElementType.INT32));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<Integer> at = x.shape().axis(axis);
        if (at.isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        Dimension length = x.shape().get(at.get());
        return length.isFixed() && k <= length.size()
                ? ShapeChecks.real("x", x)
                : Optional.of(
                        ShapeCheck.mismatch("x", x, Message.of("rule.top-k", String.valueOf(k), length.toString())));
    }

    @Override
    public Term result(List<Term> inputs) {
        return results(inputs).getFirst();
    }

    @Override
    public List<Term> results(List<Term> inputs) {
        Term x = inputs.getFirst();
        int rank = x.shape().rank();
        int at = x.shape().axis(axis).orElseThrow();
        Term first = x.apply(new Ordering(at, largest))
                .apply(new Taking(
                        Collections.nCopies(rank, 0),
                        Collections.nCopies(rank, 1),
                        x.shape().with(at, Dimension.of(k))));
        return List.of(x.apply(new GatherElements(at), first), first);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y₁ = the k largest, y₂ = their places",
                "∂L/∂x[y₂[i]] = ∂L/∂y₁[i], else 0",
                new Facts.Example("top_k([5, 9, 7], k=2)", "[9, 7]", "[1, 2]"));
    }
}

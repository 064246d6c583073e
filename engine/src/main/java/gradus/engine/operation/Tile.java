package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The input several times over, along each axis.
///
/// @param repeats how often, for each axis; none named means once
public record Tile(List<Integer> repeats) implements Compound {
    public Tile {
        repeats = List.copyOf(repeats);
        Attributes.require(repeats.stream().allMatch(times -> times > 0), "repeats", repeats, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return repeats.isEmpty() || repeats.size() == x.shape().rank()
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.repeats", repeats.toString())));
    }

    /// Gives each axis one beside it that is stretched, then joins the two.
    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        List<Dimension> beside = new ArrayList<>();
        List<Dimension> stretched = new ArrayList<>();
        List<Dimension> joined = new ArrayList<>();
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            Dimension times = Dimension.of(repeats.isEmpty() ? 1 : repeats.get(axis));
            Dimension length = x.shape().get(axis);
            beside.addAll(List.of(Dimension.ONE, length));
            stretched.addAll(List.of(times, length));
            joined.add(times.times(length));
        }
        return x.reshaped(new Shape(beside)).expanded(new Shape(stretched)).reshaped(new Shape(joined));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[p] = x[p mod n]",
                "∂L/∂x[j] = Σₚ ∂L/∂y[p] · [p mod n = j]",
                new Facts.Example("tile([1, 2], repeats=[2])", "[1, 2, 1, 2]"));
    }
}

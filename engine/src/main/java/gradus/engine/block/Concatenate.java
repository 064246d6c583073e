package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Concat;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// Inputs one behind the other along an axis.
///
/// @param axis the axis; a negative one counts from the end
/// @param numInputs how many inputs there are
public record Concatenate(int axis, int numInputs) implements Merging {
    public Concatenate {
        Merging.check(numInputs);
    }

    private Concat operator() {
        return new Concat(axis, numInputs);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return operator().check(inputs) instanceof ShapeCheck.Mismatch(var port, var code, var arguments, var fixes)
                ? Optional.of(new ShapeCheck.Mismatch(port, code, arguments, fixes))
                : Optional.empty();
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        return first.apply(operator(), others.toArray(Term[]::new));
    }

    @Override
    public Facts facts() {
        return Facts.block("y = x₁ ⧺ x₂ ⧺ …", new Facts.Example("concatenate([1, 2], [3])", "[1, 2, 3]"));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Min;
import gradus.engine.operation.Term;
import java.util.List;

/// The smallest of all inputs, element by element.
///
/// @param numInputs how many inputs there are
public record Minimum(int numInputs) implements Merging {
    public Minimum {
        Merging.check(numInputs);
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        Term result = first;
        for (Term other : others) {
            result = result.apply(new Min(), other);
        }
        return result;
    }

    @Override
    public Facts facts() {
        return Facts.block("y = min(x₁, x₂, …)", new Facts.Example("minimum([1, 5], [3, 4])", "[1, 4]"));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;
import java.util.List;

/// The largest of all inputs, element by element.
///
/// @param numInputs how many inputs there are
public record Maximum(int numInputs) implements Merging {
    public Maximum {
        Merging.check(numInputs);
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        Term result = first;
        for (Term other : others) {
            result = result.max(other);
        }
        return result;
    }

    @Override
    public Facts facts() {
        return Facts.block("y = max(x₁, x₂, …)", new Facts.Example("maximum([1, 5], [3, 4])", "[3, 5]"));
    }
}

package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;
import java.util.List;

/// The mean of all inputs, element by element.
///
/// @param numInputs how many inputs there are
public record Average(int numInputs) implements Merging {
    public Average {
        Merging.check(numInputs);
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        Term result = first;
        for (Term other : others) {
            result = result.plus(other);
        }
        return result.over(numInputs);
    }

    @Override
    public Facts facts() {
        return Facts.block("y = (x₁ + x₂ + …)/n", new Facts.Example("average([1, 2], [3, 4])", "[2, 3]"));
    }
}

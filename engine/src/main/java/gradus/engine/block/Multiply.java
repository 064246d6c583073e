package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;
import java.util.List;

/// The product of all inputs, element by element.
///
/// @param numInputs how many inputs there are
public record Multiply(int numInputs) implements Merging {
    public Multiply {
        Merging.check(numInputs);
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        Term result = first;
        for (Term other : others) {
            result = result.times(other);
        }
        return result;
    }

    @Override
    public Facts facts() {
        return Facts.block("y = x₁ · x₂ · …", new Facts.Example("multiply([1, 2], [3, 4])", "[3, 8]"));
    }
}

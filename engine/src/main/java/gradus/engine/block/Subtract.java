package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;
import java.util.List;

/// The first input minus the second, element by element.
public record Subtract() implements Merging {
    @Override
    public int numInputs() {
        return 2;
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        return first.minus(others.getFirst());
    }

    @Override
    public Facts facts() {
        return Facts.block("y = x₁ − x₂", new Facts.Example("subtract([5, 7], [3, 4])", "[2, 3]"));
    }
}

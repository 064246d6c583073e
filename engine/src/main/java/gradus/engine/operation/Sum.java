package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Notation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;

/// The sum of several inputs, with broadcasting.
///
/// @param numInputs how many inputs there are
public record Sum(int numInputs) implements Variadic {
    public Sum {
        Attributes.require(numInputs > 0, "num_inputs", numInputs, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.ARITHMETIC;
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return ShapeChecks.allBroadcast(inputs(), inputs);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term total = inputs.getFirst();
        for (Term input : inputs.subList(1, inputs.size())) {
            total = total.plus(input);
        }
        return total;
    }

    @Override
    public Notation notation() {
        return new Notation.Function("sum_of");
    }

    @Override
    public Facts facts() {
        return Facts.of("y = Σₖ xₖ", "∂y/∂xₖ = 1", new Facts.Example("sum_of(2, 3)", "5"));
    }
}

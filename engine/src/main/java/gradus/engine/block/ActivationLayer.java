package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// An activation as a layer of its own.
///
/// @param activation what it applies to its input
public record ActivationLayer(Activation activation) implements Layer, Compound {
    @Override
    public String name() {
        return "Activation";
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return ShapeChecks.real("x", inputs.getFirst());
    }

    @Override
    public Term result(List<Term> inputs) {
        return activation.apply(inputs.getFirst());
    }

    @Override
    public Facts facts() {
        return Facts.block("y = activation(x)");
    }
}

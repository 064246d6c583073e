package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;

/// Brings numbers to mean 0 and variance 1 over some axes.
///
/// @param axes those axes; negative ones count from the end
public record MeanVarianceNormalization(List<Integer> axes) implements Normalization {
    public MeanVarianceNormalization {
        axes = List.copyOf(axes);
    }

    /// ONNX's, which is no attribute.
    @Override
    public double epsilon() {
        return 1e-9;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return ShapeChecks.axes(x.shape(), axes).isPresent()
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeChecks.noSuchAxis(x, axes));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        return normalized(x, ShapeChecks.axes(x.shape(), axes).orElseThrow());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = (x − E[x])/(√E[(x − E[x])²] + 1e-9)",
                "∂L/∂x = (g − E[g] − y · E[g · y])/√E[(x − E[x])²] where g = ∂L/∂y",
                new Facts.Example("mean_variance_normalization([1, 3], axes=[0])", "[-1, 1]"));
    }
}

package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `x · Φ(x)`, the number times the share of a normal distribution below it (Hendrycks and Gimpel 2016).
///
/// @param approximate whether Φ is exact or approximated by a tanh
public record Gelu(Approximation approximate) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return switch (approximate) {
            case NONE ->
                Scalars.X.times(Scalars.ONE
                        .plus(Scalars.apply(UnaryFunction.ERF, Scalars.X.over(Scalars.constant(Math.sqrt(2)))))
                        .times(Scalars.constant(0.5)));
            case TANH ->
                Scalars.X.times(Scalars.ONE
                        .plus(Scalars.apply(
                                UnaryFunction.TANH,
                                Scalars.X
                                        .plus(Scalars.X
                                                .times(Scalars.X)
                                                .times(Scalars.X)
                                                .times(Scalars.constant(CUBIC)))
                                        .times(Scalars.constant(SCALE))))
                        .times(Scalars.constant(0.5)));
        };
    }

    @Override
    public Term derivative(Term x, Term y) {
        return switch (approximate) {
            case NONE -> {
                Term share = x.over(Math.sqrt(2)).apply(new Erf()).plus(1).times(0.5);
                Term density = x.squared().times(-0.5).exp().over(Math.sqrt(2 * Math.PI));
                yield share.plus(x.times(density));
            }
            case TANH -> {
                Term gate =
                        x.plus(x.squared().times(x).times(CUBIC)).times(SCALE).apply(new Tanh());
                Term slope = x.squared().times(3 * CUBIC).plus(1).times(SCALE);
                Term bend = x.times(gate.squared().complement()).times(slope);
                yield gate.plus(1).plus(bend).times(0.5);
            }
        };
    }

    /// How Φ is computed.
    public enum Approximation {
        NONE,
        TANH
    }

    private static final double CUBIC = 0.044715;
    private static final double SCALE = Math.sqrt(2 / Math.PI);

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x · Φ(x), Φ(x) = ½ · (1 + erf(x/√2))",
                "∂y/∂x = Φ(x) + x · exp(−x²/2) / √(2π)",
                new Facts.Example("gelu([-1, 2])", "[-0.1587, 1.954]"));
    }
}

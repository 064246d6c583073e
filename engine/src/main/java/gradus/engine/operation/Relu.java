package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import java.util.List;
import java.util.Optional;

/// The rectifier, `max(x, 0)`; its derivative at 0 is 0.
public record Relu() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MAXIMUM, Scalars.X, Scalars.ZERO);
    }

    @Override
    public Term derivative(Term x, Term y) {
        Term zero = x.constant(0);
        return x.apply(new LessOrEqual(), zero).where(zero, x.constant(1));
    }

    /// Chooses instead of multiplying, so that an infinite gradient at a closed gate gives 0 and not NaN.
    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term x = new Term(backward.builder(), backward.inputs().getFirst());
        Term zero = x.constant(0);
        Term arriving = new Term(backward.builder(), backward.gradient());
        return List.of(Optional.of(
                x.apply(new LessOrEqual(), zero).where(zero, arriving).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = max(0, x)",
                "∂y/∂x = [x > 0]",
                new Facts.Example("relu(-2)", "0"),
                new Facts.Example("relu([-1, 3])", "[0, 3]"));
    }
}

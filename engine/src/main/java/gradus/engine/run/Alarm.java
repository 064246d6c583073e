package gradus.engine.run;

import gradus.engine.tensor.Tensor;
import java.util.function.DoublePredicate;

/// A kind of number that a person wants to be stopped at.
public enum Alarm {
    /// A value or a gradient that is no number, or infinite.
    NOT_FINITE,
    /// A gradient that is zero everywhere: nothing is learned behind it.
    ZERO_GRADIENT,
    /// A gradient with a number beyond [#LARGE].
    LARGE_GRADIENT;

    /// What counts as a large gradient.
    public static final double LARGE = 10;

    /// Whether a step tells a number of this kind.
    public boolean holds(TraceStep step, Tensor tensor) {
        return step.phase() == TraceStep.Phase.BACKWARD
                ? holdsOfGradient(tensor)
                : this == NOT_FINITE && any(tensor, number -> !Double.isFinite(number));
    }

    /// Whether a gradient or a tangent is of this kind.
    boolean holdsOfGradient(Tensor tensor) {
        return switch (this) {
            case NOT_FINITE -> any(tensor, number -> !Double.isFinite(number));
            case ZERO_GRADIENT -> !any(tensor, number -> number != 0);
            case LARGE_GRADIENT -> any(tensor, number -> Math.abs(number) > LARGE);
        };
    }

    private static boolean any(Tensor tensor, DoublePredicate wanted) {
        for (int i = 0; i < tensor.size(); i++) {
            if (wanted.test(tensor.at(i))) {
                return true;
            }
        }
        return false;
    }
}

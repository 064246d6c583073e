package gradus.engine.block;

import gradus.engine.operation.Term;

/// Logarithms of probabilities, which may be 0.
final class Logarithms {

    /// The smallest normal float32: above the smallest float64, so that it is normal in both.
    private static final double SMALLEST = Float.MIN_NORMAL;

    /// What Keras keeps numbers away from 0 with.
    static final double EPSILON = 1e-7;

    private Logarithms() {}

    /// The logarithm of at least the smallest normal number.
    static Term safe(Term probability) {
        return probability.max(probability.constant(SMALLEST)).log();
    }
}

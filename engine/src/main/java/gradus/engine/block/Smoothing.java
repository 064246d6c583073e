package gradus.engine.block;

import gradus.engine.operation.Term;

/// Draws targets towards what a guess without knowledge would be (Szegedy et al. 2016).
final class Smoothing {

    private Smoothing() {}

    /// `(1 − share) · target + share · guess`.
    static Term towards(double guess, Term target, double share) {
        return share == 0 ? target : target.times(1 - share).plus(share * guess);
    }
}

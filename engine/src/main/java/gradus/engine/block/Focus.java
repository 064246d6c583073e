package gradus.engine.block;

import gradus.engine.operation.Term;

/// The factor of the focal losses.
final class Focus {

    private Focus() {}

    /// `(1 − probability)^gamma`, written with products where gamma is 0, 1 or 2, so that its derivatives are
    /// right at a probability of 1 too.
    static Term on(Term probability, double gamma) {
        Term rest = probability.complement();
        if (gamma == 0) {
            return rest.constant(1);
        }
        if (gamma == 1) {
            return rest;
        }
        return gamma == 2 ? rest.squared() : rest.power(rest.constant(gamma));
    }
}

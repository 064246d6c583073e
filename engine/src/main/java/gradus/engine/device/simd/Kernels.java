package gradus.engine.device.simd;

import java.util.Optional;

/// The kernels to choose from.
///
/// @param loops written so far
/// @param products matrix products
record Kernels(Loops loops, ProductChoice products) {

    /// Plain loops.
    static Kernels plain(Optional<VectorProducts> vectors) {
        return new Kernels(new Loops(true), new ProductChoice(vectors, true));
    }

    /// Loops over vectors.
    static Kernels vectors(VectorProducts products) {
        return new Kernels(new Loops(false), new ProductChoice(Optional.of(products), false));
    }
}

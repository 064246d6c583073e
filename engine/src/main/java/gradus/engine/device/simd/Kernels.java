package gradus.engine.device.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The kernels to choose from: loops written so far, and matrix products.
final class Kernels {

    private final Loops loops;
    private final ProductChoice products;

    private Kernels(Loops loops, ProductChoice products) {
        this.loops = loops;
        this.products = products;
    }

    /// Whether they are kernels over vectors.
    boolean areVectors() {
        return !products.isPlain();
    }

    Loops loops() {
        return loops;
    }

    ProductChoice products() {
        return products;
    }

    /// Waits until the kernels written so far are translated.
    ///
    /// @param goesOn asked now and then
    /// @return whether all are
    boolean translate(BooleanSupplier goesOn) {
        List<Written<?, ?>> written = new ArrayList<>();
        written.add(loops.overVectors());
        products.vectors().ifPresent(some -> written.addAll(some.written()));
        return Translation.await(written, goesOn);
    }

    /// The same loops, with plain matrix products.
    Kernels withPlainProducts() {
        return new Kernels(loops, new ProductChoice(products.vectors(), true));
    }

    /// Plain loops.
    static Kernels plain(Optional<VectorProducts> vectors) {
        return new Kernels(new Loops(true), new ProductChoice(vectors, true));
    }

    /// Loops over vectors.
    static Kernels vectors(VectorProducts products) {
        return new Kernels(new Loops(false), new ProductChoice(Optional.of(products), false));
    }
}

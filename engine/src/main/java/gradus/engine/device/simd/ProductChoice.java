package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.Optional;

/// Plans matrix products: over vectors, or in plain loops that give the same bits.
///
/// @param vectors empty where the Vector API is absent
/// @param isPlain whether to take the plain loops
record ProductChoice(Optional<VectorProducts> vectors, boolean isPlain) {

    private static final int DEPTH = 64;

    FloatProduct floats(ProductSize size) {
        boolean areMasksFast =
                overVectors().filter(VectorProducts::areMasksFast).isPresent();
        if (!areMasksFast && SmallFloatProduct.isFor(size, depth(size, Element.FLOAT))) {
            return new SmallFloatProduct(size);
        }
        return overVectors()
                .map(products -> products.floats(size))
                .orElseGet(() -> new PlainFloatProduct(size, depth(size, Element.FLOAT)));
    }

    DoubleProduct doubles(ProductSize size) {
        return overVectors()
                .map(products -> products.doubles(size))
                .orElseGet(() -> new PlainDoubleProduct(size, depth(size, Element.DOUBLE)));
    }

    /// A product in a planner's memory, of which some rows at a time are computed.
    ///
    /// @param most rows of a block at most
    BlockedProduct blocks(ProductSize size, int most, Arena arena) {
        return overVectors()
                .<BlockedProduct>map(
                        products -> new BlockedProduct.Vectors(products.product(size, arena.element()), arena))
                .orElseGet(() -> BlockedProduct.Plain.of(size, depth(size, arena.element()), most, arena));
    }

    /// The products over vectors, if those are taken.
    Optional<VectorProducts> overVectors() {
        return vectors.filter(any -> !isPlain);
    }

    private int depth(ProductSize size, Element element) {
        return vectors.map(products -> products.depth(size, element)).orElse(DEPTH);
    }
}

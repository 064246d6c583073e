package gradus.engine.device.simd;

import java.util.Optional;

/// Plans matrix products, with the Vector API where it is there.
final class ProductChoice {

    private final Optional<VectorProducts> vectors;

    ProductChoice(boolean hasVectors) {
        vectors = hasVectors ? Optional.of(new VectorProducts()) : Optional.empty();
    }

    FloatProduct floats(ProductSize size) {
        return vectors.map(products -> products.floats(size)).orElseGet(() -> new PlainFloatProduct(size));
    }

    DoubleProduct doubles(ProductSize size) {
        return vectors.map(products -> products.doubles(size)).orElseGet(() -> new PlainDoubleProduct(size));
    }
}

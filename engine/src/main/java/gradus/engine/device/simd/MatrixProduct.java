package gradus.engine.device.simd;

/// A product of two matrices of either type of element, planned once for its [size][ProductSize].
interface MatrixProduct {

    /// How many parts of the work may run at the same time: depends on the size alone.
    int parts();

    /// Whether something is done before the parts, for all of them: then the parts of another product have to wait.
    default boolean begins() {
        return false;
    }
}

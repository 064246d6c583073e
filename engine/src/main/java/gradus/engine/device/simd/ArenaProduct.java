package gradus.engine.device.simd;

/// A matrix product within an arena, of either precision.
interface ArenaProduct {

    /// Computes it, all parts in turn.
    ///
    /// @param a where the left matrix is
    /// @param b where the right matrix is
    /// @param c where the product goes
    void run(int a, int b, int c);

    /// The product of a size with a planner's kernels.
    static ArenaProduct of(ProductSize size, Planner planner) {
        if (planner.isSingle()) {
            FloatProduct product = planner.kernels().products().floats(size);
            float[] memory = planner.arena().floats();
            return (a, b, c) -> {
                for (int part = 0; part < product.parts(); part++) {
                    product.run(part, memory, a, memory, b, memory, c);
                }
            };
        }
        DoubleProduct product = planner.kernels().products().doubles(size);
        double[] memory = planner.arena().doubles();
        return (a, b, c) -> {
            for (int part = 0; part < product.parts(); part++) {
                product.run(part, memory, a, memory, b, memory, c);
            }
        };
    }
}

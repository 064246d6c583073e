package gradus.engine.device.simd;

/// A matrix product within an arena, of either precision.
interface ArenaProduct {

    /// What is carried out.
    MatrixProduct product();

    /// What is done before the parts, for all of them.
    ///
    /// @param a where the left matrix is
    /// @param b where the right matrix is
    void begin(int a, int b);

    /// Computes one part.
    ///
    /// @param a where the left matrix is
    /// @param b where the right matrix is
    /// @param c where the product goes
    void run(int part, int a, int b, int c);

    /// Computes all parts in turn.
    default void run(int a, int b, int c) {
        begin(a, b);
        int parts = product().parts();
        for (int part = 0; part < parts; part++) {
            run(part, a, b, c);
        }
    }

    /// The product of a size with a planner's kernels.
    static ArenaProduct of(ProductSize size, Planner planner) {
        ProductChoice products = planner.kernels().products();
        return planner.isSingle()
                ? new Floats(products.floats(size), planner.arena().floats())
                : new Doubles(products.doubles(size), planner.arena().doubles());
    }

    /// The product of a size in plain loops, each sum without a break.
    static ArenaProduct plain(ProductSize size, Planner planner) {
        return planner.isSingle()
                ? new Floats(
                        new PlainFloatProduct(size, size.k()), planner.arena().floats())
                : new Doubles(
                        new PlainDoubleProduct(size, size.k()), planner.arena().doubles());
    }

    /// In single precision.
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(FloatProduct product, float[] memory) implements ArenaProduct {
        @Override
        public void begin(int a, int b) {
            product.begin(memory, a, memory, b);
        }

        @Override
        public void run(int part, int a, int b, int c) {
            product.run(part, memory, a, memory, b, memory, c);
        }
    }

    /// In double precision.
    @SuppressWarnings("ArrayRecordComponent")
    record Doubles(DoubleProduct product, double[] memory) implements ArenaProduct {
        @Override
        public void begin(int a, int b) {
            product.begin(memory, a, memory, b);
        }

        @Override
        public void run(int part, int a, int b, int c) {
            product.run(part, memory, a, memory, b, memory, c);
        }
    }
}

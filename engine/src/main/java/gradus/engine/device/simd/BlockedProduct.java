package gradus.engine.device.simd;

/// A matrix product within an arena of which a block of rows at a time is computed, to be used at once.
interface BlockedProduct {

    /// How many blocks there are.
    int blocks();

    /// The row that a block starts at; after the last, the number of rows.
    int start(int block);

    /// What is done before the blocks, for all of them.
    ///
    /// @param a where the left matrix is
    /// @param b where the right matrix is
    default void begin(int a, int b) {}

    /// Computes a block.
    ///
    /// @param part of those that compute blocks at the same time
    /// @param a where the left matrix is
    /// @param b where the right matrix is
    /// @param c where the product's first row would go
    void run(int part, int block, int a, int b, int c);

    /// Over vectors: a block is a row of tiles.
    ///
    /// @param memory a `float[]` or a `double[]`
    /// @param right what of the right matrix is packed
    record Vectors(VectorProduct product, Object memory, Object right) implements BlockedProduct {

        Vectors(VectorProduct product, Arena arena) {
            this(product, arena.numbers(), product.right());
        }

        @Override
        public int blocks() {
            return product.tiles();
        }

        @Override
        public int start(int block) {
            return product.start(block);
        }

        @Override
        public void begin(int a, int b) {
            product.packBefore(memory, a, memory, b);
            product.packRight(right, memory, b);
        }

        @Override
        public void run(int part, int block, int a, int b, int c) {
            product.computeTiles(block, memory, a, memory, b, right, memory, c);
        }
    }

    /// In plain loops, in single precision.
    ///
    /// @param rows in all
    /// @param most rows of a block at most
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(PlainFloatProduct product, int rows, int most, float[] memory) implements BlockedProduct {
        @Override
        public int blocks() {
            return Math.ceilDiv(rows, most);
        }

        @Override
        public int start(int block) {
            return Math.min(rows, block * most);
        }

        @Override
        public void run(int part, int block, int a, int b, int c) {
            product.rows(part, start(block), start(block + 1), memory, a, memory, b, memory, c);
        }
    }

    /// In plain loops, in double precision.
    ///
    /// @param rows in all
    /// @param most rows of a block at most
    @SuppressWarnings("ArrayRecordComponent")
    record Doubles(PlainDoubleProduct product, int rows, int most, double[] memory) implements BlockedProduct {
        @Override
        public int blocks() {
            return Math.ceilDiv(rows, most);
        }

        @Override
        public int start(int block) {
            return Math.min(rows, block * most);
        }

        @Override
        public void run(int part, int block, int a, int b, int c) {
            product.rows(part, start(block), start(block + 1), memory, a, memory, b, memory, c);
        }
    }
}

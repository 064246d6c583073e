package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;

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

    /// In plain loops.
    ///
    /// @param product what computes rows
    /// @param rows in all
    /// @param most rows of a block at most
    record Plain(RowsOfProduct product, int rows, int most) implements BlockedProduct {

        /// The product of a size in a planner's memory.
        ///
        /// @param depth how many products are summed before they are added to C
        static Plain of(ProductSize size, int depth, int most, Arena arena) {
            if (arena.element() == Element.DOUBLE) {
                PlainDoubleProduct product = new PlainDoubleProduct(size, depth);
                double[] memory = arena.doubles();
                return new Plain(
                        (part, from, to, a, b, c) -> product.rows(part, from, to, memory, a, memory, b, memory, c),
                        size.m(),
                        most);
            }
            PlainFloatProduct product = new PlainFloatProduct(size, depth);
            float[] memory = arena.floats();
            return new Plain(
                    (part, from, to, a, b, c) -> product.rows(part, from, to, memory, a, memory, b, memory, c),
                    size.m(),
                    most);
        }

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
            product.run(part, start(block), start(block + 1), a, b, c);
        }
    }

    /// Some rows of a product.
    interface RowsOfProduct {

        /// Computes rows, as [BlockedProduct#run] does a block.
        void run(int part, int from, int to, int a, int b, int c);
    }
}

package gradus.engine.device.simd;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Matrix products of known size in one array, and the sums they must give.
final class Products {

    static final int GAP = 5;
    static final double SENTINEL = 12345;

    private Products() {}

    /// A way of computing products of either element type behind one face of float64.
    interface Way {
        /// How many parts the product of a size has.
        int parts(ProductSize size);

        /// Computes the parts in the order given, in the arena that [#arena] makes.
        void run(ProductSize size, double[] arena, int[] order);
    }

    static Way floats(Function<ProductSize, FloatProduct> plan) {
        return new Way() {
            @Override
            public int parts(ProductSize size) {
                return plan.apply(size).parts();
            }

            @Override
            public void run(ProductSize size, double[] arena, int[] order) {
                float[] memory = new float[arena.length];
                for (int i = 0; i < arena.length; i++) {
                    memory[i] = (float) arena[i];
                }
                FloatProduct product = plan.apply(size);
                product.begin(memory, leftAt(), memory, rightAt(size));
                for (int part : order) {
                    product.run(part, memory, leftAt(), memory, rightAt(size), memory, resultAt(size));
                }
                for (int i = 0; i < arena.length; i++) {
                    arena[i] = memory[i];
                }
            }
        };
    }

    static Way doubles(Function<ProductSize, DoubleProduct> plan) {
        return new Way() {
            @Override
            public int parts(ProductSize size) {
                return plan.apply(size).parts();
            }

            @Override
            public void run(ProductSize size, double[] arena, int[] order) {
                DoubleProduct product = plan.apply(size);
                product.begin(arena, leftAt(), arena, rightAt(size));
                for (int part : order) {
                    product.run(part, arena, leftAt(), arena, rightAt(size), arena, resultAt(size));
                }
            }
        };
    }

    static int leftAt() {
        return GAP;
    }

    static int rightAt(ProductSize size) {
        return leftAt() + size.m() * size.k() + GAP;
    }

    static int resultAt(ProductSize size) {
        return rightAt(size) + size.k() * size.n() + GAP;
    }

    /// An array with both matrices and the result at their places, random, and sentinels around them.
    static double[] arena(ProductSize size, long seed) {
        Random random = new Random(seed);
        double[] arena = new double[resultAt(size) + size.m() * size.n() + GAP];
        Arrays.fill(arena, SENTINEL);
        fill(arena, leftAt(), size.m() * size.k(), random);
        fill(arena, rightAt(size), size.k() * size.n(), random);
        fill(arena, resultAt(size), size.m() * size.n(), random);
        return arena;
    }

    private static void fill(double[] arena, int at, int count, Random random) {
        for (int i = 0; i < count; i++) {
            arena[at + i] = (float) (random.nextDouble() * 2 - 1);
        }
    }

    /// The arena after the product, summed naively in float64.
    static double[] naive(ProductSize size, double[] arena) {
        double[] result = arena.clone();
        for (int i = 0; i < size.m(); i++) {
            for (int j = 0; j < size.n(); j++) {
                double sum = 0;
                for (int p = 0; p < size.k(); p++) {
                    double left = arena[leftAt() + (size.leftTransposed() ? p * size.m() + i : i * size.k() + p)];
                    double right =
                            arena[rightAt(size) + (size.rightTransposed() ? j * size.k() + p : p * size.n() + j)];
                    sum += left * right;
                }
                int at = resultAt(size) + i * size.n() + j;
                result[at] = size.accumulates() ? arena[at] + sum : sum;
            }
        }
        return result;
    }

    /// The parts in order.
    static int[] inOrder(int parts) {
        return IntStream.range(0, parts).toArray();
    }
}

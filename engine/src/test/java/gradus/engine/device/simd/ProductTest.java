package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.simd.KernelForm.Element;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductTest {

    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 13, 17, 33, 64, 100, 207};

    static Stream<Arguments> ways() {
        VectorProducts preferred = new VectorProducts();
        return Stream.of(
                Arguments.of("vectors, float32", Products.floats(preferred::floats), 1e-6),
                Arguments.of("vectors, float64", Products.doubles(preferred::doubles), 1e-15),
                Arguments.of("loops, float32", Products.floats(size -> new PlainFloatProduct(size, 64)), 1e-6),
                Arguments.of("loops, float64", Products.doubles(size -> new PlainDoubleProduct(size, 64)), 1e-15));
    }

    static Stream<Arguments> waysOfEveryWidth() {
        return IntStream.of(128, 256, 512).boxed().flatMap(bits -> {
            VectorProducts products = new VectorProducts(bits);
            return Stream.of(
                    Arguments.of(bits + " bits, float32", Products.floats(products::floats), 1e-6),
                    Arguments.of(bits + " bits, float64", Products.doubles(products::doubles), 1e-15));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void smallProductsAreSumsOfProducts(String name, Products.Way way, double precision) {
        for (ProductSize size : sizes(600, LENGTHS)) {
            check(way, size, precision);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void productsAcrossBlocksAreSumsOfProducts(String name, Products.Way way, double precision) {
        for (int[] lengths : new int[][] {{270, 401, 530}, {64, 512, 784}, {1030, 40, 390}, {33, 700, 1200}}) {
            for (int flags = 0; flags < 8; flags++) {
                check(way, size(lengths[0], lengths[1], lengths[2], flags), precision);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysOfEveryWidth")
    void vectorsOfEveryWidthGiveSumsOfProducts(String name, Products.Way way, double precision) {
        for (ProductSize size : sizes(40, new int[] {0, 1, 2, 3, 8, 13, 33, 50})) {
            check(way, size, precision);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void theOrderOfThePartsDoesNotMatter(String name, Products.Way way, double precision) {
        for (int flags = 0; flags < 8; flags++) {
            ProductSize size = size(270, 401, 530, flags);
            int parts = way.parts(size);
            assertTrue(parts > 1, "one part only");
            double[] forwards = Products.arena(size, 3);
            double[] backwards = forwards.clone();
            way.run(size, forwards, Products.inOrder(parts));
            way.run(
                    size,
                    backwards,
                    IntStream.range(0, parts).map(p -> parts - 1 - p).toArray());
            assertArrayEquals(forwards, backwards);
        }
    }

    static Stream<Arguments> vectorsAndLoops() {
        VectorProducts products = new VectorProducts();
        return Stream.of(
                Arguments.of(
                        "float32",
                        Products.floats(products::floats),
                        Products.floats(any -> new PlainFloatProduct(any, products.depth(any, Element.FLOAT)))),
                Arguments.of(
                        "float64",
                        Products.doubles(products::doubles),
                        Products.doubles(any -> new PlainDoubleProduct(any, products.depth(any, Element.DOUBLE)))));
    }

    /// With the same bits as plain loops, whichever matrix is transposed, and with the parts in any order.
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectorsAndLoops")
    void partsOfLargeProductsShareWhatIsPacked(String name, Products.Way packed, Products.Way plain) {
        VectorProducts products = new VectorProducts();
        for (int flags = 0; flags < 8; flags++) {
            ProductSize size = size(700, 600, 670, flags);
            assertTrue(products.floats(size).begins() && products.doubles(size).begins());
            double[] forwards = Products.arena(size, 5);
            double[] backwards = forwards.clone();
            double[] expected = forwards.clone();
            int parts = packed.parts(size);
            packed.run(size, forwards, Products.inOrder(parts));
            packed.run(
                    size,
                    backwards,
                    IntStream.range(0, parts).map(p -> parts - 1 - p).toArray());
            plain.run(size, expected, Products.inOrder(plain.parts(size)));
            assertArrayEquals(expected, forwards);
            assertArrayEquals(expected, backwards);
        }
    }

    @Test
    void leftMatrixThatIsVeryLargeIsPackedBlockByBlock() {
        TileShape shape = new VectorProducts().tiles(Element.FLOAT);
        assertTrue(ProductPlan.of(size(4096, 512, 4096, 0), shape).sharesLeft());
        assertFalse(ProductPlan.of(size(4097, 512, 4096, 0), shape).sharesLeft());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void infinitiesAndNotANumberGoThrough(String name, Products.Way way, double precision) {
        for (int[] lengths : new int[][] {{5, 19, 7}, {40, 100, 130}}) {
            for (int flags = 0; flags < 8; flags++) {
                ProductSize size = size(lengths[0], lengths[1], lengths[2], flags);
                double[] arena = Products.arena(size, 4);
                arena[Products.leftAt() + 1] = Double.NaN;
                arena[Products.leftAt() + size.m() * size.k() - 1] = 0;
                arena[Products.rightAt(size) + 2] = Double.NEGATIVE_INFINITY;
                arena[Products.rightAt(size) + size.k() * size.n() - 1] = Double.POSITIVE_INFINITY;
                compare(way, size, arena, precision);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aSmallProductIsOnePart(String name, Products.Way way, double precision) {
        assertEquals(1, way.parts(size(16, 10, 20, 0)));
    }

    @Test
    void runningAllocatesNothing() {
        for (int flags = 0; flags < 8; flags++) {
            for (ProductSize size : List.of(size(16, 10, 20, flags), size(64, 100, 130, flags))) {
                assertEquals(0, allocated(new PlainFloatProduct(size, 64), size), size.toString());
            }
        }
    }

    private static long allocated(FloatProduct product, ProductSize size) {
        float[] arena = new float[Products.arena(size, 1).length];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        int rounds = size.multiplications() > 100_000 ? 300 : 3000;
        for (int attempt = 0; attempt < 40 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                product.run(0, arena, Products.leftAt(), arena, Products.rightAt(size), arena, Products.resultAt(size));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static List<ProductSize> sizes(int count, int[] lengths) {
        Random random = new Random(7);
        List<ProductSize> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int m = lengths[random.nextInt(lengths.length)];
            int n = lengths[random.nextInt(lengths.length)];
            int k = lengths[random.nextInt(lengths.length)];
            sizes.add(size(m, n, k, i % 8));
            sizes.add(size(1 + random.nextInt(40), 1 + random.nextInt(40), random.nextInt(40), i % 8));
        }
        return sizes;
    }

    private static ProductSize size(int m, int n, int k, int flags) {
        return new ProductSize(m, n, k, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
    }

    private static void check(Products.Way way, ProductSize size, double precision) {
        compare(way, size, Products.arena(size, 1), precision);
    }

    private static void compare(Products.Way way, ProductSize size, double[] arena, double precision) {
        double[] expected = Products.naive(size, arena);
        way.run(size, arena, Products.inOrder(way.parts(size)));
        int at = Products.resultAt(size);
        for (int i = 0; i < arena.length; i++) {
            boolean result = i >= at && i < at + size.m() * size.n();
            if (result) {
                assertEquals(expected[i], arena[i], precision * (size.k() + 1), size + " at " + (i - at));
            } else {
                assertEquals(expected[i], arena[i], size + " outside of the result");
            }
        }
    }
}

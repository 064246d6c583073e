package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Products of narrow matrices give the bits of the loops for all matrices.
class SmallProductTest {

    static Stream<ProductSize> sizes() {
        return IntStream.of(1, 3, 4, 5, 8, 11, 30)
                .boxed()
                .flatMap(m -> IntStream.of(1, 2, 3, 7)
                        .boxed()
                        .flatMap(n -> IntStream.of(0, 1, 2, 10)
                                .boxed()
                                .flatMap(k -> IntStream.range(0, 8)
                                        .mapToObj(bits -> new ProductSize(
                                                m, n, k, (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0)))));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theBitsAreTheSame(ProductSize size) {
        assertTrue(SmallFloatProduct.isFor(size, 64));
        Random random = new Random(1);
        float[] memory = new float[3000];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (float) random.nextGaussian();
        }
        float[] expected = memory.clone();
        new SmallFloatProduct(size).run(0, memory, 3, memory, 1000, memory, 2000);
        new PlainFloatProduct(size, 64).run(0, expected, 3, expected, 1000, expected, 2000);
        assertArrayEquals(expected, memory);
    }

    @Test
    void largerOnesAreLeftToOthers() {
        assertFalse(SmallFloatProduct.isFor(new ProductSize(4, 8, 4, false, false, false), 64));
        assertFalse(SmallFloatProduct.isFor(new ProductSize(64, 7, 64, false, false, false), 64));
        assertFalse(SmallFloatProduct.isFor(new ProductSize(4, 4, 65, false, false, false), 64));
        assertFalse(SmallFloatProduct.isFor(new ProductSize(4, 0, 4, false, false, false), 64));
    }
}

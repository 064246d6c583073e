package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// How a square of elements is transposed in vectors: in rounds. In each, vectors that are half as far apart as in the
/// round before exchange blocks of as many elements as they are apart, two by two: the first takes the even blocks of
/// both, the second the odd ones (Eklundh 1972, "A fast computer method for matrix transposing").
final class Interleaving {

    private static final int MOST_LANES = 16;
    private static final float[][] FLOATS = IntStream.rangeClosed(0, MOST_LANES)
            .mapToObj(lanes -> floats(picks(lanes)))
            .toArray(float[][]::new);
    private static final double[][] DOUBLES = IntStream.rangeClosed(0, MOST_LANES)
            .mapToObj(lanes -> IntStream.of(picks(lanes)).asDoubleStream().toArray())
            .toArray(double[][]::new);

    private Interleaving() {}

    /// The rounds for vectors of so many elements, a power of two.
    static int rounds(int lanes) {
        return Integer.numberOfTrailingZeros(lanes);
    }

    /// How far apart the vectors of a pair are in a round.
    static int distance(int lanes, int round) {
        return lanes >> (round + 1);
    }

    /// The name of the method that gives [#floats(int)] or [#doubles(int)].
    static String method(Element element) {
        return element == Element.FLOAT ? "floats" : "doubles";
    }

    /// For each round which elements the first vector of a pair takes, then which the second; those of the second
    /// vector are counted on from those of the first. Not to be written to.
    static float[] floats(int lanes) {
        return FLOATS[lanes];
    }

    /// The same for vectors of float64.
    static double[] doubles(int lanes) {
        return DOUBLES[lanes];
    }

    private static float[] floats(int[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }

    private static int[] picks(int lanes) {
        return IntStream.range(0, rounds(Integer.highestOneBit(Math.max(1, lanes))))
                .flatMap(round -> {
                    int apart = distance(lanes, round);
                    IntUnaryOperator first = i -> (i & apart) == 0 ? i : i - apart + lanes;
                    IntUnaryOperator second = i -> (i & apart) == 0 ? i + apart : i + lanes;
                    return IntStream.concat(
                            IntStream.range(0, lanes).map(first),
                            IntStream.range(0, lanes).map(second));
                })
                .toArray();
    }
}

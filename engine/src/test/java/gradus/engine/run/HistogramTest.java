package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static Tensor tensor(double... numbers) {
        return Tensor.of(ElementType.FLOAT64, Shape.of(numbers.length), numbers);
    }

    /// From −1 to 2 there are 3/width + 1 bins: 49 of width 1/16 are too many, 25 of width 1/8 are not.
    @Test
    void theBinsAreThoseCountedByHand() {
        Histogram found = Histogram.of(tensor(-1, -0.95, -0.9, 0, 0.124, 0.125, 2, 2, Double.NaN, 1.0 / 0));
        assertEquals(-3, found.exponent());
        assertEquals(-8, found.first());
        assertEquals(2, found.strays());
        long[] expected = new long[25];
        expected[0] = 3;
        expected[8] = 2;
        expected[9] = 1;
        expected[24] = 2;
        assertArrayEquals(expected, found.counts());
        assertEquals(8, found.total());
        assertEquals(0.125, found.width());
        assertEquals(-1, found.edge(0));
        assertEquals(2, found.edge(24));
    }

    /// Bins of width 1 begin at −1, 0, 1 and 2.
    @Test
    void widerBinsHoldWhatTheNarrowOnesInThemHeld() {
        Histogram wide =
                Histogram.of(tensor(-1, -0.95, -0.9, 0, 0.124, 0.125, 2, 2)).widened(0);
        assertEquals(-1, wide.first());
        assertArrayEquals(new long[] {3, 3, 0, 2}, wide.counts());
        assertThrows(IllegalArgumentException.class, () -> wide.widened(-1));
    }

    @Test
    void numbersThatAreAllTheSameAreInOneBin() {
        Histogram zeros = Histogram.of(tensor(0, 0, 0));
        assertArrayEquals(new long[] {3}, zeros.counts());
        assertEquals(0, zeros.edge(0));
        assertArrayEquals(new long[] {3}, zeros.widened(0).counts());
        Histogram same = Histogram.of(tensor(0.3, 0.3));
        assertArrayEquals(new long[] {2}, same.counts());
        assertTrue(same.edge(0) <= 0.3 && same.edge(1) > 0.3);
        assertTrue(Histogram.of(tensor(Double.NaN)).isEmpty());
        assertArrayEquals(
                new long[] {1, 1},
                Histogram.of(tensor(-1e300, 1e300)).widened(1000).counts());
    }
}

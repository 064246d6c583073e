package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StretchTest {

    private final Stretch stretch = new Stretch();

    @Test
    void takesTheSmallestGapThatIsLargeEnough() {
        long large = stretch.take(64);
        stretch.take(16);
        long small = stretch.take(32);
        stretch.take(16);
        stretch.give(large, 64);
        stretch.give(small, 32);

        assertEquals(small, stretch.take(20));
        assertEquals(large, stretch.take(33));
        assertEquals(128, stretch.high());
    }

    @Test
    void joinsGapsSideBySide() {
        long first = stretch.take(16);
        long second = stretch.take(16);
        stretch.take(16);
        stretch.give(second, 16);
        stretch.give(first, 16);

        assertEquals(first, stretch.take(32));
        assertEquals(48, stretch.high());
    }

    /// A gradient that is larger than the one that was given back begins where that began.
    @Test
    void makesTheGapAtTheEndLargerBeforeItTakesMore() {
        stretch.take(16);
        long last = stretch.take(48);
        stretch.give(last, 48);

        assertEquals(last, stretch.take(96));
        assertEquals(112, stretch.high());
        assertEquals(112, stretch.take(16));
    }
}

package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How many steps a device is given at a time.
class BurstTest {

    private static final int KEPT = 256;

    private final Burst burst = new Burst();
    private double now = 7;

    /// Fills a burst and has it taken.
    ///
    /// @param seconds that a step takes
    private int steps(double seconds) {
        do {
            burst.add(new Burst.Step(new Moment(1, 1, 1), 16), now);
        } while (!burst.isComplete(KEPT, now));
        now += burst.size() * seconds;
        return burst.taken(now).size();
    }

    private List<Integer> bursts(int count, double seconds) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(steps(seconds));
        }
        return sizes;
    }

    @Test
    void itGrowsUntilItTakesAboutATwentiethOfASecond() {
        assertEquals(List.of(1, 2, 4, 8, 16, 32, 50, 50), bursts(8, 0.001));
        assertEquals(List.of(50, 1, 1), bursts(3, 0.1), "and shrinks at once");
    }

    @Test
    void itIsNoLongerThanTheDeviceKeeps() {
        assertEquals(List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 256), bursts(10, 0));
    }

    @Test
    void aDeviceThatKeepsNothingIsAskedAfterEveryStep() {
        bursts(5, 0);
        burst.add(new Burst.Step(new Moment(1, 1, 1), 16), now);
        assertTrue(burst.isComplete(1, now));
    }

    @Test
    void whoeverAsksSlowlyWaitsNoLonger() {
        bursts(5, 0);
        burst.add(new Burst.Step(new Moment(1, 1, 1), 16), now);
        assertFalse(burst.isComplete(KEPT, now + 0.04));
        assertTrue(burst.isComplete(KEPT, now + 0.06));
    }
}

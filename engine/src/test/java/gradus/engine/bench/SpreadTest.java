package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The statistics of the benchmark.
class SpreadTest {

    @Test
    void quartilesOfAnOddCountAreMeasurementsOfIt() {
        assertEquals(new Spread(2, 3, 4), Spread.of(5, 1, 3, 2, 4));
    }

    @Test
    void quartilesBetweenMeasurementsLieInProportion() {
        assertEquals(new Spread(1.75, 2.5, 3.25), Spread.of(4, 3, 2, 1));
        assertEquals(new Spread(7, 7, 7), Spread.of(7));
    }

    @Test
    void nothingHasNoSpread() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        Comparison row = new Comparison(
                "softmax",
                Map.of(
                        "gradus", List.of(new Timing(10, 1), new Timing(80, 8), new Timing(30, 3)),
                        "pytorch", List.of(new Timing(40, 2), new Timing(20, 16), new Timing(10, 3))));
        assertEquals(Optional.of(new Spread(0.5, 0.5, 0.75)), row.ratio("gradus", "pytorch", Comparison.Clock.CPU));
        assertEquals(
                Optional.of(3.0),
                row.ratio("gradus", "pytorch", Comparison.Clock.WALL).map(Spread::median));
        assertEquals(Optional.empty(), row.ratio("gradus", "c", Comparison.Clock.WALL));
        assertEquals(
                Optional.of(30.0), row.time("gradus", Comparison.Clock.WALL).map(Spread::median));
        assertEquals(Optional.empty(), row.time("c", Comparison.Clock.WALL));
        assertEquals(Optional.of("pytorch"), row.fastest(List.of("gradus", "pytorch", "c"), Comparison.Clock.WALL));
        assertEquals(Optional.empty(), row.fastest(List.of("c"), Comparison.Clock.CPU));
    }
}

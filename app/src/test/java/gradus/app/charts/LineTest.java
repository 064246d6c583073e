package gradus.app.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTest {

    private static Line of(double... figures) {
        Line line = new Line(1, 1);
        Arrays.stream(figures).forEach(line::add);
        return line;
    }

    @Test
    void fewPointsAreDrawnAsTheyAre() {
        Line.Points points = of(3, 1, 2).raw(0, 10, 100);
        assertArrayEquals(new double[] {1, 2, 3}, points.x());
        assertArrayEquals(new double[] {3, 1, 2}, points.y());
    }

    /// A half of what was before and a half of what is new, over the weight that there was by then: 1; (0.25 + 1.5) /
    /// 0.75; (0.125 + 0.75 + 2.5) / 0.875.
    @Test
    void smoothingIsTheExponentialMeanFoundByHand() {
        Line line = of(1, 3, 5);
        line.look(false, 0.5);
        assertArrayEquals(
                new double[] {1, 1.75 / 0.75, 3.375 / 0.875},
                line.smooth(0, 10, 100).y(),
                1e-12);
        assertArrayEquals(new double[] {1, 3, 5}, line.raw(0, 10, 100).y());
        line.add(7);
        assertEquals(4, line.smooth(0, 10, 100).y().length, "it goes on");
    }

    @Test
    void aLogScaleLeavesOutWhatItHasNoPlaceForAndCountsIt() {
        Line line = of(100, 0, -1, 0.001);
        line.look(true, 0);
        double[] drawn = line.raw(0, 10, 100).y();
        assertEquals(2, drawn[0], 1e-12);
        assertTrue(Double.isNaN(drawn[1]) && Double.isNaN(drawn[2]));
        assertEquals(-3, drawn[3], 1e-12);
        assertEquals(2, line.unscaled());
        line.look(false, 0);
        assertEquals(0, line.unscaled());
    }

    @Test
    void ofManyPointsTheExtremesOfEachColumnAreKept() {
        double[] figures = new Random(1).doubles(100_000).toArray();
        figures[54_321] = 7;
        figures[77_777] = -7;
        Line line = of(figures);
        Line.Points points = line.raw(0, 100_001, 600);
        assertTrue(points.x().length <= 1200, () -> points.x().length + " points");
        assertEquals(7, Arrays.stream(points.y()).max().orElseThrow());
        assertEquals(-7, Arrays.stream(points.y()).min().orElseThrow());
        for (int i = 1; i < points.x().length; i++) {
            assertTrue(points.x()[i] >= points.x()[i - 1]);
        }
        Line.Points near = line.raw(54_000, 54_400, 600);
        assertEquals(7, near.y()[54_321 - 53_999 + 1], "near by every point is there");
    }

    @Test
    void thePyramidFindsWhatAWalkFinds() {
        Random random = new Random(2);
        Pyramid pyramid = new Pyramid();
        double[] figures = random.doubles(5_000).toArray();
        for (int i = 0; i < figures.length; i++) {
            figures[i] = i % 97 == 0 ? Double.NaN : figures[i];
            pyramid.add(figures[i], figures[i]);
        }
        for (int i = 0; i < 1_000; i++) {
            int from = random.nextInt(figures.length);
            int to = from + random.nextInt(figures.length - from);
            assertEquals(
                    Arrays.stream(figures, from, to)
                            .filter(Double::isFinite)
                            .min()
                            .orElse(Double.POSITIVE_INFINITY),
                    pyramid.least(from, to));
            assertEquals(
                    Arrays.stream(figures, from, to)
                            .filter(Double::isFinite)
                            .max()
                            .orElse(Double.NEGATIVE_INFINITY),
                    pyramid.greatest(from, to));
        }
    }
}

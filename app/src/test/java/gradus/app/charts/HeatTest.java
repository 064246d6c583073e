package gradus.app.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.run.Histogram;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeatTest {

    private static Histogram of(double... numbers) {
        return Histogram.of(Tensor.of(ElementType.FLOAT64, Shape.of(numbers.length), numbers));
    }

    /// Between 0 and 40 bins are one wide, between 0 and 4 an eighth: drawn together all are one wide.
    @Test
    void allEpochsAreDrawnInBinsOfOneWidth() {
        TreeMap<Integer, Histogram> histograms = new TreeMap<>();
        histograms.put(0, of(0, 40));
        histograms.put(2, of(0, 0.25, 0.5, 4));
        Heat heat = new Heat();
        heat.set(histograms);
        assertEquals(
                List.of(
                        new Heat.Cell(0, 0, 1, 1, 1),
                        new Heat.Cell(0, 40, 41, 1, 1),
                        new Heat.Cell(2, 0, 1, 3, 1),
                        new Heat.Cell(2, 4, 5, 1, 1.0 / 3)),
                heat.cells());
    }

    @Test
    void rangesFarApartStillFitTheScreen() {
        TreeMap<Integer, Histogram> histograms = new TreeMap<>();
        histograms.put(0, of(1000, 1001));
        histograms.put(1, of(-1000, -999.5));
        Heat heat = new Heat();
        heat.set(histograms);
        double width = heat.cells().getFirst().to() - heat.cells().getFirst().from();
        assertTrue(2001 / width <= Heat.MOST_ROWS, () -> "bins of " + width);
        assertEquals(4, heat.cells().stream().mapToLong(Heat.Cell::count).sum());
        heat.set(new TreeMap<>());
        assertEquals(List.of(), heat.cells());
    }
}

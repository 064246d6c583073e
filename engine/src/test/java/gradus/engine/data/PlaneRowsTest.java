package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaneRowsTest {

    private static final Preprocessing PREPROCESSING = new Preprocessing(
            List.of(
                    new Feature.Categorical("color", List.of("blue", "red"), Optional.empty()),
                    new Feature.Numeric("height", 10, 2, Optional.empty()),
                    new Feature.Numeric("width", 0, 0.5, Optional.empty())),
            new Target("kind", TargetKind.NUMBER, List.of()));

    private static final Tensor ROW = Tensor.of(ElementType.FLOAT64, Shape.of(1, 4), 0, 1, 7, 8);

    @Test
    void aGridBeginsAtTheLeftUpperCornerAndKeepsTheOtherFeatures() {
        PlaneRows rows = new PlaneRows(
                new PlaneRows.Axis("width", 0, 2), 2, Optional.of(new PlaneRows.Axis("height", 8, 12)), 2);
        assertArrayEquals(
                new double[] {
                    0, 1, 0.5, 1, // width 0.5, height 11
                    0, 1, 0.5, 3, // width 1.5, height 11
                    0, 1, -0.5, 1, // width 0.5, height 9
                    0, 1, -0.5, 3
                },
                numbers(rows.features(PREPROCESSING, ROW)),
                1e-15);
    }

    @Test
    void withoutASecondAxisTheRowsLieInALine() {
        PlaneRows rows = new PlaneRows(new PlaneRows.Axis("height", 8, 12), 9, Optional.empty(), 1).with(4);
        assertArrayEquals(
                new double[] {0, 1, -0.75, 8, 0, 1, -0.25, 8, 0, 1, 0.25, 8, 0, 1, 0.75, 8},
                numbers(rows.features(PREPROCESSING, ROW)),
                1e-15);
        assertEquals(List.of("height", "width"), PlaneRows.axes(PREPROCESSING));
    }

    private static double[] numbers(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToDouble(tensor::at).toArray();
    }
}

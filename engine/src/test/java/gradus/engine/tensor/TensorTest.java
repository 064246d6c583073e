package gradus.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void whatIsWrittenCanBeRead() {
        for (String text : List.of("2.5", "[1.0, -2.0]", "[[1.0, 2.0], [3.0, 4.0]]", "[[[0.5]]]")) {
            assertEquals(text, Tensor.parse(text).toString());
        }
    }

    @Test
    void raggedOrBrokenTextsAreRefused() {
        for (String text : List.of("", "[1, [2]]", "[[1, 2], [3]]", "[1", "1]", "[1 2]", "[,]", "a", "[".repeat(99))) {
            assertThrows(IllegalArgumentException.class, () -> Tensor.parse(text), text);
        }
    }

    @Test
    void callersCanNotChangeATensor() {
        double[] numbers = {1, 2};
        Tensor tensor = Tensor.of(ElementType.FLOAT64, Shape.of(2), numbers);
        numbers[0] = 9;
        tensor.toDoubles()[1] = 9;
        assertEquals("[1.0, 2.0]", tensor.toString());
    }

    @Test
    void rowsArePicked() {
        Tensor matrix = Tensor.parse("[[1, 2], [3, 4], [5, 6]]");
        assertEquals("[[5.0, 6.0], [1.0, 2.0]]", matrix.rows(2, 0).toString());
    }

    @Test
    void dimensionsMultiplyAndDivide() {
        Dimension twoN = Dimension.BATCH.times(Dimension.of(2));
        assertEquals("2·N", twoN.toString());
        assertEquals(twoN, Dimension.parse("2*N"));
        assertEquals(Optional.of(Dimension.BATCH), twoN.dividedBy(Dimension.of(2)));
        assertEquals(Optional.empty(), twoN.dividedBy(Dimension.of(3)));
        assertEquals(14, twoN.size(Map.of("N", 7)));
    }

    @Test
    void shapesBroadcastFromTheLastAxis() {
        assertEquals(
                Optional.of(Shape.parse("[N, 3, 4]")), Shape.parse("[N, 1, 4]").broadcast(Shape.parse("[3, 1]")));
        assertEquals(Optional.empty(), Shape.parse("[N, 4]").broadcast(Shape.parse("[N]")));
        assertEquals(Optional.of(Shape.parse("[2, 0]")), Shape.parse("[2, 0]").broadcast(Shape.of(1)));
    }
}

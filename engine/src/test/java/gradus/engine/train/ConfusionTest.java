package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Figures by hand with scikit-learn's formulas.
class ConfusionTest {

    private static final Confusion SMALL = Confusion.of(3, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 1, 0, 1, 1, 0});

    private static void assertScore(double precision, double recall, double f1, int support, ClassScore score) {
        assertEquals(precision, score.precision(), 1e-12);
        assertEquals(recall, score.recall(), 1e-12);
        assertEquals(f1, score.f1(), 1e-12);
        assertEquals(support, score.support());
    }

    @Test
    void countsAndSharesStandInTheRowOfWhatCame() {
        assertEquals(1, SMALL.count(0, 1));
        assertEquals(1, SMALL.count(2, 0));
        assertEquals(2.0 / 3, SMALL.share(0, 0), 1e-12);
        assertEquals(
                List.of(3, 2, 1), IntStream.range(0, 3).mapToObj(SMALL::came).toList());
        assertEquals(
                List.of(3, 3, 0), IntStream.range(0, 3).mapToObj(SMALL::taken).toList());
        assertEquals(6, SMALL.total());
        assertEquals(4.0 / 6, SMALL.accuracy(), 1e-12);
        assertEquals(Confusion.of(Tensor.parse("[[2, 1, 0], [0, 2, 0], [1, 0, 0]]")), SMALL);
    }

    @Test
    void aClassThatIsNeverChosenScoresZero() {
        assertScore(2.0 / 3, 2.0 / 3, 2.0 / 3, 3, SMALL.score(0));
        assertScore(2.0 / 3, 1, 0.8, 2, SMALL.score(1));
        assertScore(0, 0, 0, 1, SMALL.score(2));
    }

    @Test
    void meansWeighClassesTheSameOrAsOftenAsTheyCame() {
        assertScore(4.0 / 9, 5.0 / 9, (2.0 / 3 + 0.8) / 3, 6, SMALL.macro());
        assertScore((2 + 4.0 / 3) / 6, 4.0 / 6, (2 + 1.6) / 6, 6, SMALL.weighted());
    }

    @Test
    void aClassThatNeitherCameNorWasChosenDoesNotCount() {
        Confusion absent = Confusion.of(4, new int[] {0, 0, 2}, new int[] {0, 2, 2});
        assertScore((1 + 0.5) / 2, (0.5 + 1) / 2, 2.0 / 3, 3, absent.macro());
        assertEquals(0, absent.share(1, 1));
    }

    @Test
    void withoutExamplesEverythingIsZero() {
        Confusion empty = Confusion.of(2, new int[0], new int[0]);
        assertEquals(0, empty.accuracy());
        assertScore(0, 0, 0, 0, empty.macro());
        assertScore(0, 0, 0, 0, empty.weighted());
    }

    @Test
    void residualsAreActualMinusPredicted() {
        Residuals residuals = new Residuals(List.of(1.0, 2.0, 4.0, 8.0), List.of(1.5, 2.0, 3.0, 6.5));
        assertEquals(List.of(-0.5, 0.0, 1.0, 1.5), residuals.all());
        assertEquals(0.5, residuals.mean(), 1e-12);
        assertEquals(Math.sqrt((1 + 0.25 + 0.25 + 1) / 4), residuals.deviation(), 1e-12);
        List<Residuals.Bin> bins = residuals.histogram();
        assertEquals(5, bins.size());
        assertEquals(
                List.of(1, 1, 0, 1, 1), bins.stream().map(Residuals.Bin::count).toList());
        assertEquals(-0.5, bins.getFirst().from());
        assertEquals(1.5, bins.getLast().to());
    }

    @Test
    void whatIsNoNumberIsLeftOutOfTheHistogram() {
        Residuals residuals = new Residuals(List.of(1.0, 2.0), List.of(Double.NaN, 2.0));
        assertEquals(1, residuals.all().size());
        assertEquals(1, residuals.histogram().getFirst().count());
        assertEquals(List.of(), new Residuals(List.of(), List.of()).histogram());
        assertThrows(IllegalArgumentException.class, () -> new Residuals(List.of(1.0), List.of()));
    }
}

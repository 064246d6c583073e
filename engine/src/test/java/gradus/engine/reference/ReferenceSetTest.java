package gradus.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.tensor.ElementType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceSetTest {

    @Test
    void everyFigureThatIsSupportedAgreesInDoublePrecision() throws URISyntaxException {
        check(ElementType.FLOAT64);
    }

    @Test
    void everyFigureThatIsSupportedAgreesInSinglePrecision() throws URISyntaxException {
        check(ElementType.FLOAT32);
    }

    /// `src/test/python/operators.py` makes these.
    @Test
    void theFiguresOfTheOtherOperatorsAgree() throws URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReferenceSetTest.class.getResource("more/operators.json"))
                        .toURI())
                .resolveSibling("");
        for (ElementType real : List.of(ElementType.FLOAT64, ElementType.FLOAT32)) {
            List<Figure> figures = new ReferenceSet(new ScalarDevice(), real).replay(folder, figure -> {});
            assertEquals(
                    List.of(),
                    figures.stream().filter(figure -> !figure.passed()).toList());
            assertTrue(figures.size() >= 77);
        }
    }

    private static void check(ElementType real) throws URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReferenceSetTest.class.getResource("expressions.json"))
                        .toURI())
                .resolveSibling("");
        List<Figure> figures = new ReferenceSet(new ScalarDevice(), real).replay(folder, figure -> {});
        List<Figure> wrong = figures.stream()
                .filter(figure -> !figure.passed() && !figure.failure().startsWith("unsupported: "))
                .toList();
        assertEquals(List.of(), wrong);
        List<String> passed =
                figures.stream().filter(Figure::passed).map(Figure::name).toList();
        assertTrue(passed.size() >= 146, () -> "only " + passed);
        assertTrue(
                passed.containsAll(List.of("keras-style", "pytorch-style", "SGD #2", "Adam #8", "Nadam #11")),
                passed::toString);
    }
}

package gradus.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.tensor.ElementType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every loss, with and without weights of the examples, gives the figures and gradients that PyTorch gives
/// (`src/test/python/losses.py`).
class LossFiguresTest {

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void everyLossAgreesWithPyTorch(ElementType real) throws URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(LossFiguresTest.class.getResource("/losses/operators.json"))
                        .toURI())
                .resolveSibling("");
        List<Figure> figures = new ReferenceSet(new ScalarDevice(), real).replay(folder, figure -> {});
        assertEquals(42, figures.size());
        assertEquals(
                List.of(), figures.stream().filter(figure -> !figure.passed()).toList());
    }
}

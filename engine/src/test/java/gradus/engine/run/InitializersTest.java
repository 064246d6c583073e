package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What initializers draw.
class InitializersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "random_normal(mean=3, stddev=0.5);    3; 0.25",
                "random_uniform(minval=-1, maxval=3);  1; 1.3333333",
                "truncated_normal(stddev=2);           0; 3.0950",
                // A kernel of 3 × 3, 20 channels and 40 units: fan in 180, fan out 360.
                "glorot_normal;   0; 0.0037037",
                "glorot_uniform;  0; 0.0037037",
                "he_normal;       0; 0.0111111",
                "he_uniform;      0; 0.0111111",
                "lecun_normal;    0; 0.0055556",
                "lecun_uniform;   0; 0.0055556"
            })
    void meanAndVarianceAreAsTheNamesPromise(String initializer, double mean, double variance) {
        double[] drawn = draw(initializer, Shape.of(3, 3, 20, 40)).toDoubles();
        double average = DoubleStream.of(drawn).average().orElseThrow();
        double spread = DoubleStream.of(drawn)
                .map(value -> (value - average) * (value - average))
                .average()
                .orElseThrow();
        assertEquals(mean, average, 4 * Math.sqrt(variance / drawn.length));
        assertEquals(variance, spread, 0.06 * variance);
    }

    @Test
    void aTruncatedNumberIsNearTheMean() {
        double[] drawn =
                draw("truncated_normal(mean=1, stddev=0.5)", Shape.of(5000)).toDoubles();
        assertTrue(DoubleStream.of(drawn).allMatch(value -> Math.abs(value - 1) < 1));
        assertTrue(DoubleStream.of(drawn).anyMatch(value -> Math.abs(value - 1) > 0.95));
    }

    @ParameterizedTest
    @CsvSource({"glorot_normal, 0.0037037", "he_normal, 0.0111111", "lecun_normal, 0.0055556"})
    void namedNormalDistributionsAreTruncated(String initializer, double variance) {
        double bound = 2 * Math.sqrt(variance) / 0.87962566;
        double[] drawn = draw(initializer, Shape.of(3, 3, 20, 40)).toDoubles();
        assertTrue(DoubleStream.of(drawn).allMatch(value -> Math.abs(value) <= bound));
        assertTrue(DoubleStream.of(drawn).anyMatch(value -> Math.abs(value) > 0.95 * bound));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "3, 7", "40, 11"})
    void orthogonalVectorsAreOrthogonalAndAsLongAsTheGain(int rows, int columns) {
        Tensor drawn = draw("orthogonal(gain=2)", Shape.of(rows, columns));
        boolean isWide = rows < columns;
        int few = Math.min(rows, columns);
        int many = Math.max(rows, columns);
        for (int i = 0; i < few; i++) {
            for (int j = 0; j < few; j++) {
                double product = 0;
                for (int k = 0; k < many; k++) {
                    product += isWide
                            ? drawn.at(i * columns + k) * drawn.at(j * columns + k)
                            : drawn.at(k * columns + i) * drawn.at(k * columns + j);
                }
                assertEquals(i == j ? 4 : 0, product, 1e-10);
            }
        }
    }

    @Test
    void constantsAndTheIdentityAreWhatTheySay() {
        assertEquals(Tensor.parse("[[3, 0, 0], [0, 3, 0]]"), draw("identity(gain=3)", Shape.of(2, 3)));
        assertEquals(Tensor.parse("[0.5, 0.5]"), draw("constant(0.5)", Shape.of(2)));
        assertEquals(Tensor.parse("[1, 1]"), draw("ones", Shape.of(2)));
        assertEquals(Tensor.parse("[0, 0]"), draw("zeros", Shape.of(2)));
    }

    @Test
    void theSeedDecides() {
        Shape shape = Shape.of(4);
        Initializer normal = new Initializer.RandomNormal(0, 1);
        assertEquals(draw(normal, shape, 1), draw(normal, shape, 1));
        assertNotEquals(draw(normal, shape, 1), draw(normal, shape, 2));
    }

    @Test
    void whatDrawsMatricesRefusesOtherShapes() {
        for (String initializer : List.of("orthogonal", "identity")) {
            Parameter parameter = new Parameter(Shape.of(3), Initializer.parse(initializer), true);
            assertInstanceOf(ShapeCheck.Mismatch.class, parameter.check(List.of()));
        }
    }

    private static Tensor draw(String initializer, Shape shape) {
        return draw(Initializer.parse(initializer), shape, 7);
    }

    private static Tensor draw(Initializer initializer, Shape shape, long seed) {
        Graph graph = initializer.graph(shape, seed);
        return new ScalarDevice()
                .prepare(Program.compile(graph, List.of(graph.output("y")), ElementType.FLOAT64))
                .run(Map.of())
                .values()
                .iterator()
                .next();
    }
}

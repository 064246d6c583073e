package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Expression;
import gradus.engine.device.scalar.ScalarDevice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivatives of typed functions read as one would write them, and hold.
class FunctionStudyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2 | 2 × x",
                "x * sigmoid(x) | sigmoid(x) + x × sigmoid(x) × (1 − sigmoid(x))",
                "tanh(x) | 1 − tanh(x)^2",
                "1 / x | −(1 ÷ x^2)",
                "ln(1 + exp(x)) | exp(x) ÷ (1 + exp(x))",
                "-(-x) | 1",
                "5 * x | 5",
                "0 * x | 0",
                "where(x > 0, x, exp(x) - 1) | where(x > 0, 1, 0) + where(x > 0, 0, 1) × exp(x)"
            })
    void derivativesAreFormulas(String function, String derivative) {
        assertEquals(Map.of("x", derivative), study(function).formulas());
    }

    @Test
    void eachVariableHasItsOwn() {
        FunctionStudy study = study("(a + b) * (c - d)");
        assertEquals(Map.of("a", "c − d", "b", "c − d", "c", "a + b", "d", "−(a + b)"), study.formulas());
        assertTrue(study.check().agrees());
        assertEquals(80, study.check().points());
        assertTrue(study.curve().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x * sigmoid(x)",
                "exp(-x^2)",
                "sin(x) / x",
                "gelu(x)",
                "mish(x)",
                "sqrt(x^2 + 1)",
                "x^3 - 2 * x",
                "max(x, 0)",
                "a * b + exp(a - b)",
                "abs(x)",
                "ln(x)"
            })
    void derivativesHoldAgainstSmallChanges(String function) {
        FunctionStudy.Check check = study(function).check();
        assertTrue(check.agrees(), check::toString);
    }

    @Test
    void aDerivativeThatIsNoneIsFound() {
        FunctionStudy.Check check = study("x + stop_gradient(x)").check();
        assertEquals(0.5, check.largest(), 1e-6);
        assertTrue(!check.agrees());
    }

    @Test
    void theCurveReachesFromMinusFiveToFive() {
        FunctionStudy.Curve curve = study("x^2").curve().orElseThrow();
        assertEquals(-5, curve.x().getFirst());
        assertEquals(5, curve.x().getLast());
        assertEquals(25, curve.values().getFirst(), 1e-12);
        assertEquals(10, curve.slopes().getLast(), 1e-12);
    }

    @Test
    void whatTakesNoSingleNumbersIsNotStudied() {
        assertTrue(FunctionStudy.of(new Expression("X @ W"), new ScalarDevice()).isEmpty());
    }

    private static FunctionStudy study(String formula) {
        return FunctionStudy.of(new Expression(formula), new ScalarDevice()).orElseThrow();
    }
}

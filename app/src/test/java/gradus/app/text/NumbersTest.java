package gradus.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private final Numbers english = Numbers.of(Locale.ENGLISH);
    private final Numbers portuguese = Numbers.of(Locale.forLanguageTag("pt-BR"));

    @ParameterizedTest
    @CsvSource({
        "20, 20, 20",
        "-5, −5, −5",
        "0, 0, 0",
        "-0.0, 0, 0",
        "0.12344, 0.1234, '0,1234'",
        "0.12345, 0.1235, '0,1235'",
        "2.50, 2.5, '2,5'",
        "12345, 12350, 12350",
        "99999, 1×10⁵, 1×10⁵",
        "99994, 99990, 99990",
        "100000, 1×10⁵, 1×10⁵",
        "-1234567, −1.235×10⁶, '−1,235×10⁶'",
        "0.0001, 0.0001, '0,0001'",
        "0.00009, 9×10⁻⁵, 9×10⁻⁵",
        "1.5e-12, 1.5×10⁻¹², '1,5×10⁻¹²'",
        "NaN, NaN, NaN",
        "Infinity, ∞, ∞",
        "-Infinity, −∞, −∞"
    })
    void shortFormHasFourSignificantDigits(double number, String inEnglish, String inPortuguese) {
        assertEquals(inEnglish, english.shortForm(number));
        assertEquals(inPortuguese, portuguese.shortForm(number));
    }

    @Test
    void fullFormAndItsReadingLoseNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double number = Math.scalb(random.nextGaussian(), random.nextInt(160) - 80);
            assertEquals(OptionalDouble.of(number), english.parse(english.full(number)));
            assertEquals(OptionalDouble.of(number), portuguese.parse(portuguese.full(number)));
        }
    }

    @Test
    void aPersonMayTypeTheLanguagesDecimalSignOrAPoint() {
        assertEquals(OptionalDouble.of(2.5), english.parse(" 2.5 "));
        assertEquals(OptionalDouble.of(2.5), portuguese.parse("2,5"));
        assertEquals(OptionalDouble.of(2.5), portuguese.parse("2.5"));
        assertEquals(OptionalDouble.of(-0.001), english.parse("−1e-3"));
        assertEquals(OptionalDouble.of(.5), english.parse(".5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1d", "0x10", "1,5", "--1", "1e", "Infinity", "1 2", "×10²"})
    void whatIsNoNumberIsRefused(String text) {
        assertEquals(OptionalDouble.empty(), english.parse(text));
    }

    @Test
    void tensorsAreReadInBrackets() {
        Tensor matrix = Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 1.5, 2, -3, 4);
        assertEquals(Optional.of(matrix), english.parseTensor("[[1.5, 2], [−3, 4]]"));
        assertEquals(Optional.of(matrix), english.parseTensor("[[1.5,2],[-3,4]]"));
        assertEquals(Optional.of(matrix), portuguese.parseTensor("[[1,5; 2]; [−3; 4]]"));
        assertEquals(Optional.of(matrix), portuguese.parseTensor("[[1,5, 2], [-3, 4]]"));
        assertEquals(Optional.of(matrix), portuguese.parseTensor(portuguese.full(matrix)));
        assertEquals(Optional.of(Tensor.scalar(2.5)), portuguese.parseTensor("2,5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2", "[[1, 2], [3]]", "[a]", "[]", "1, 2", "[1, 2] 3", "[1d]"})
    void whatIsNoTensorIsRefused(String text) {
        assertTrue(english.parseTensor(text).isEmpty(), text);
    }

    @Test
    void tensorsAreWrittenShort() {
        assertEquals("20", english.shortForm(Tensor.scalar(20)));
        Tensor row = Tensor.of(ElementType.FLOAT64, Shape.of(3), 1, -2.5, 1 / 3.0);
        assertEquals("[1, −2.5, 0.3333]", english.shortForm(row));
        assertEquals("[1; −2,5; 0,3333]", portuguese.shortForm(row));
        assertEquals("[0, 0, 0, …] 150 × 4", english.shortForm(Tensor.zeros(ElementType.FLOAT64, Shape.of(150, 4))));
    }

    @Test
    void wholeNumbersAreGrouped() {
        assertEquals("999", english.whole(999));
        assertEquals("1\u202f234\u202f567", english.whole(1_234_567));
        assertEquals("−1\u202f000", english.whole(-1000));
        assertEquals("97.5\u202f%", english.percent(0.975));
        assertEquals("100\u202f%", english.percent(1));
    }
}

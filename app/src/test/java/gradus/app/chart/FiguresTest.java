package gradus.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static String csv(Figures figures) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        figures.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyDigitIsWrittenWithAPointWhateverTheLanguage() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("pt", "BR"));
            Figures figures = Figures.of(
                    List.of("Época", "Perda"),
                    List.of(List.of(1, 0.1 + 0.2), List.of(2, 1e-300), List.of(3, Optional.empty())));
            assertEquals("Época,Perda\r\n1,0.30000000000000004\r\n2,1.0E-300\r\n3,\r\n", csv(figures));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void textsThatWouldBreakALineAreQuoted() throws IOException {
        Figures figures = Figures.of(List.of("a,b", "say \"x\""), List.of(List.of("1\n2", "plain")));
        assertEquals("\"a,b\",\"say \"\"x\"\"\"\r\n\"1\n2\",plain\r\n", csv(figures));
    }
}

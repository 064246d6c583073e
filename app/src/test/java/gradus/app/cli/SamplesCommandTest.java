package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.sample.Sample;
import gradus.app.sample.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesCommandTest {

    static Stream<String> quickSamples() {
        return Samples.all().stream().filter(Sample::isQuick).map(Sample::id);
    }

    @ParameterizedTest
    @MethodSource("quickSamples")
    void aQuickSampleReachesItsLevel(String sample) {
        List<String> lines =
                CommandLineRun.of("samples", sample, "--seeds", "1", "--json").fine();
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("{\"sample\":\"" + sample + "\",\"seed\":1,"), lines.getFirst());
        assertTrue(lines.getFirst().endsWith("\"reached\":true}"), lines.getFirst());
    }

    @Test
    void aRowTellsTheFigureAndItsLevel() {
        List<String> table = CommandLineRun.of("samples", "xor", "--seeds", "2").fine();
        assertEquals(2, table.size());
        assertTrue(table.getFirst().matches("sample +seed +figure +value +level +parameters +time"), table.getFirst());
        String row = table.getLast();
        assertTrue(row.matches("xor +2 +accuracy +1 +≥ 1 +22 +[\\d.]+ s +reached"), row);
    }

    @Test
    void anUnknownSampleAndBadSeedsAreTold() {
        isToldInBothLanguages(2, "iris-linear", "samples", "nothing");
        isToldInBothLanguages(2, "1,x", "samples", "xor", "--seeds", "1,x");
    }
}

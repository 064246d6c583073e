package gradus.engine.data;

import static gradus.engine.data.SampleFiles.NAME;
import static gradus.engine.data.SampleFiles.assertRefused;
import static gradus.engine.data.SampleFiles.bytes;
import static gradus.engine.data.SampleFiles.flowers;
import static gradus.engine.data.SampleFiles.found;
import static gradus.engine.data.SampleFiles.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Diagnostic;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"iris.csv,5,150", "wine.csv,14,178", "digits.csv,65,1797", "diabetes.csv,11,442"})
    void readsClassicFiles(String name, int columns, int rows) {
        CsvTable table = SampleFiles.resource(name);

        assertEquals(CsvFormat.STANDARD, table.format());
        assertEquals(columns, table.names().size());
        assertEquals(rows, table.rows().size());
        assertTrue(table.rows().stream().allMatch(table::isWhole));
        assertEquals(List.of(), table.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) {
        CsvTable table = found(flowers().replace(",", delimiter));

        assertEquals(delimiter, Character.toString(table.format().delimiter().character()));
        assertEquals(DecimalSeparator.POINT, table.format().decimal());
        assertEquals(
                List.of("2.5", "2", "blue", "rose"), table.rows().getFirst().cells());
    }

    @Test
    void findsDecimalCommasBetweenSemicolons() {
        CsvTable table = found(flowers().replace(",", ";").replace(".", ","));

        assertEquals(Delimiter.SEMICOLON, table.format().delimiter());
        assertEquals(DecimalSeparator.COMMA, table.format().decimal());
        assertEquals("2,5", table.rows().getFirst().cells().getFirst());
    }

    @Test
    void findsDecimalCommasWithoutHeaderWhereCommasDivideJustAsEvenly() {
        CsvTable table = found("1,5;2,5;3,5\n4,5;5,5;6,5\n");

        assertEquals(Delimiter.SEMICOLON, table.format().delimiter());
        assertEquals(DecimalSeparator.COMMA, table.format().decimal());
        assertEquals(List.of("column_1", "column_2", "column_3"), table.names());
    }

    @Test
    void keepsDelimitersQuotesAndLineEndsInsideQuotes() {
        CsvTable table = found("name,note\n1,\"a, \"\"b\"\"\nc\"\n\n2,d\n");

        assertEquals(List.of("1", "a, \"b\"\nc"), table.rows().getFirst().cells());
        assertEquals(2, table.rows().getFirst().line());
        assertEquals(5, table.rows().get(1).line());
    }

    @Test
    void findsSingleQuotes() {
        CsvTable table = found("name,size\n'a, b',1\n'c',2\n");

        assertEquals(QuoteMark.SINGLE, table.format().quote());
        assertEquals(List.of("a, b", "1"), table.rows().getFirst().cells());
    }

    @Test
    void anApostropheIsNoQuote() {
        assertEquals(
                QuoteMark.DOUBLE,
                found("name,size\nO'Hara,1\nD'Arc,2\n").format().quote());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesAsAnEditorDoes(String end) {
        CsvTable table = found("a,b" + end + end + "1,2" + end + "3,4");

        assertEquals(
                List.of(3, 4), table.rows().stream().map(CsvTable.Row::line).toList());
    }

    @Test
    void findsThatThereIsNoHeader() {
        CsvTable table = found("5.1,3.5,setosa\n4.9,3,setosa\n6.3,3.3,virginica\n");

        assertFalse(table.format().header());
        assertEquals(List.of("column_1", "column_2", "column_3"), table.names());
        assertEquals(3, table.rows().size());
        assertEquals(
                List.of("data.no-names"),
                table.warnings().stream().map(Diagnostic::code).toList());
    }

    @Test
    void aTextAboveNumbersMakesAHeaderEvenBesideNumbers() {
        CsvTable table = found("label,0,1\n3,17,18\n4,19,20\n");

        assertEquals(List.of("label", "0", "1"), table.names());
    }

    @Test
    void warnsOfAStatedHeaderThatIsAllNumbers() {
        CsvTable table = stated("1,2\n3,4\n", CsvFormat.STANDARD);

        assertEquals(
                List.of("data.no-header"),
                table.warnings().stream().map(Diagnostic::code).toList());
    }

    @Test
    void namesANamelessColumn() {
        assertEquals(List.of("column_1", "x"), found(",x\n1,2\n").names());
    }

    @Test
    void readsUtf8WithAndWithoutMark() {
        for (String mark : List.of("", "\uFEFF")) {
            CsvTable table = found(mark + "espécie,x\nação,1\n");
            assertEquals("UTF-8", table.format().encoding());
            assertEquals(List.of("espécie", "x"), table.names());
            assertEquals("ação", table.rows().getFirst().cells().getFirst());
        }
    }

    @Test
    void readsUtf16WithMarkInBothOrders() {
        String text = "\uFEFFespécie,x\nação,1\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            CsvTable table = bytes(text.getBytes(charset), Optional.empty());
            assertEquals("UTF-16", table.format().encoding());
            assertEquals(List.of("espécie", "x"), table.names());
            assertEquals(table, bytes(text.getBytes(charset), Optional.of(table.format())));
        }
    }

    @Test
    void readsWindows1252() {
        byte[] bytes = "espécie;preço “€”\nação;1\n".getBytes(WINDOWS);

        CsvTable table = bytes(bytes, Optional.empty());

        assertEquals("windows-1252", table.format().encoding());
        assertEquals(List.of("espécie", "preço “€”"), table.names());
        assertEquals(table, bytes(bytes, Optional.of(table.format())));
    }

    @Test
    void refusesAnEncodingThatDoesNotFitWhereItStopsFitting() {
        byte[] bytes = "kind,note\na,b\nc,ação\n".getBytes(WINDOWS);

        assertRefused("data.encoding", 3, 2, () -> bytes(bytes, Optional.of(CsvFormat.STANDARD)));
    }

    @Test
    void refusesAnEncodingThatTheMarkDenies() {
        CsvFormat windows =
                new CsvFormat(Delimiter.COMMA, QuoteMark.DOUBLE, "windows-1252", DecimalSeparator.POINT, true);
        CsvFormat wide = new CsvFormat(Delimiter.COMMA, QuoteMark.DOUBLE, "UTF-16", DecimalSeparator.POINT, true);
        byte[] marked = "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        byte[] plain = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

        assertRefused("data.encoding", 1, 1, () -> bytes(marked, Optional.of(windows)));
        assertRefused("data.encoding", 1, 1, () -> bytes(plain, Optional.of(wide)));
    }

    @Test
    void warnsOfAnEncodingThatLooksWrong() {
        CsvFormat windows =
                new CsvFormat(Delimiter.COMMA, QuoteMark.DOUBLE, "windows-1252", DecimalSeparator.POINT, true);

        CsvTable table = bytes("a,b\nação,2\n".getBytes(StandardCharsets.UTF_8), Optional.of(windows));

        assertEquals(
                List.of("data.encoding-doubtful"),
                table.warnings().stream().map(Diagnostic::code).toList());
    }

    @Test
    void refusesWhatIsNoTableAtAll() {
        assertRefused("data.empty-file", 0, 0, () -> found(""));
        assertRefused("data.empty-file", 0, 0, () -> found("\uFEFF \n\n"));
        assertRefused("data.no-rows", 1, 0, () -> found("a,b\n"));
        assertRefused("data.not-text", 0, 0, () -> found("PK\u0003\u0004\u0000\u0000"));
        assertRefused("data.quote", 3, 0, () -> found("a,b\n1,2\n3,\"4\n5,6\n"));
        assertRefused("data.duplicate-column", 1, 3, () -> found("a,b,a\n1,2,3\n"));
        assertRefused("data.delimiter", 1, 0, () -> stated("a;b\n1;2\n", CsvFormat.STANDARD));
        assertRefused("data.no-header", 1, 0, () -> stated("1,2,1\n3,4,5\n", CsvFormat.STANDARD));
    }

    @Test
    void refusesFilesThatAreNotThere() {
        CsvReader reader = new CsvReader(Progress.unwatched());

        assertRefused(
                "data.file-not-found", 0, 0, () -> reader.read(folder.resolve("none.csv"), NAME, Optional.empty()));
        assertRefused("data.is-folder", 0, 0, () -> reader.read(folder, NAME, Optional.empty()));
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path file = Files.writeString(folder.resolve("large.csv"), flowers());
        CsvReader reader = new CsvReader(Progress.unwatched(), Files.size(file) - 1);

        assertRefused("data.too-large", 0, 0, () -> reader.read(file, NAME, Optional.empty()));
        assertEquals(
                20,
                new CsvReader(Progress.unwatched(), Files.size(file))
                        .read(file, NAME, Optional.empty())
                        .rows()
                        .size());
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        byte[] bytes = flowers().getBytes(StandardCharsets.UTF_8);
        List<Double> shares = new ArrayList<>();

        new CsvReader(shares::add).read(new ByteArrayInputStream(bytes), bytes.length, NAME, Optional.empty());

        assertEquals(shares.stream().sorted().toList(), shares);
        assertTrue(shares.getFirst() > 0);
        assertEquals(1.0, shares.getLast());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6})
    void canBeStopped(double from) {
        byte[] bytes = flowers().getBytes(StandardCharsets.UTF_8);
        CsvReader reader = new CsvReader(share -> {
            if (share >= from) {
                throw new CancellationException();
            }
        });

        assertThrows(
                CancellationException.class,
                () -> reader.read(new ByteArrayInputStream(bytes), bytes.length, NAME, Optional.empty()));
    }
}

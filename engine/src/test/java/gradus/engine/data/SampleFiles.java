package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/// Tables to test with.
final class SampleFiles {

    static final String NAME = "data/flowers.csv";

    private SampleFiles() {}

    /// A table of the class path, its format found from it.
    static CsvTable resource(String name) {
        try (InputStream stream = SampleFiles.class.getResourceAsStream(name)) {
            return new CsvReader(Progress.unwatched()).read(stream, 0, name, Optional.empty());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A table whose format is found.
    static CsvTable found(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /// A table whose format is stated.
    static CsvTable stated(String text, CsvFormat format) {
        return bytes(text.getBytes(Charset.forName(format.encoding())), Optional.of(format));
    }

    static CsvTable bytes(byte[] bytes, Optional<CsvFormat> format) {
        try (InputStream stream = new ByteArrayInputStream(bytes)) {
            return new CsvReader(Progress.unwatched()).read(stream, bytes.length, NAME, format);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Flowers in lines 2 to 21, ten of each of two kinds; one line may be replaced.
    static String flowers(int line, String replacement) {
        return IntStream.rangeClosed(1, 21)
                .mapToObj(number ->
                        number == line ? replacement : number == 1 ? "length,width,colour,kind" : flower(number))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String flower(int line) {
        return line + ".5," + line % 7 + "," + (line % 3 == 0 ? "red" : "blue") + "," + (line < 12 ? "rose" : "lily");
    }

    static String flowers() {
        return flowers(0, "");
    }

    /// What the project knows of the flowers' file.
    static DataSetup flowerSetup() {
        return DataSetup.propose(found(flowers()));
    }

    static List<Diagnostic> refused(Executable work) {
        return Assertions.assertThrows(GradusException.class, work).diagnostics();
    }

    static void assertRefused(String code, int line, int column, Executable work) {
        List<Diagnostic> problems = refused(work);
        Assertions.assertEquals(1, problems.size(), problems::toString);
        Assertions.assertTrue(problems.getFirst().isError());
        Assertions.assertEquals(code, problems.getFirst().code());
        Assertions.assertEquals(
                new Place.InFile(NAME, line, column), problems.getFirst().place());
    }
}

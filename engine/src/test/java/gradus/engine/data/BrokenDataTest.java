package gradus.engine.data;

import static gradus.engine.data.SampleFiles.NAME;
import static gradus.engine.data.SampleFiles.assertRefused;
import static gradus.engine.data.SampleFiles.flowerSetup;
import static gradus.engine.data.SampleFiles.flowers;
import static gradus.engine.data.SampleFiles.found;
import static gradus.engine.data.SampleFiles.refused;
import static gradus.engine.data.SampleFiles.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of broken file gives one error that names the place.
class BrokenDataTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17.5,,blue,lily          | data.missing-value | 2",
                "17.5,NA,blue,lily        | data.missing-value | 2",
                "17.5,3,?,lily            | data.missing-value | 3",
                "17.5,3,blue,             | data.missing-value | 4",
                "17.5,wide,blue,lily      | data.not-a-number  | 2",
                "2026-11-24,3,blue,lily   | data.not-a-number  | 1",
                "0x1F,3,blue,lily         | data.not-a-number  | 1",
                "1d,3,blue,lily           | data.not-a-number  | 1",
                "NaN,3,blue,lily          | data.not-finite    | 1",
                "17.5,-Infinity,blue,lily | data.not-finite    | 2",
                "1e999,3,blue,lily        | data.not-finite    | 1",
                "17.5,3,green,lily        | data.unknown-class | 3",
                "17.5,3,blue,tulip        | data.unknown-class | 4",
                "17.5,3,blue              | data.short-line    | 0",
                "17.5                     | data.short-line    | 0",
                "17.5,3,blue,lily,0       | data.long-line     | 0",
                "'\"17,5\",3,blue,lily'   | data.decimal       | 1",
            })
    void oneBadLineIsOneError(String line, String code, int column) {
        assertRefused(code, 17, column, () -> DataLoader.prepare(found(flowers(17, line)), flowerSetup(), 1));
    }

    @Test
    void anErrorNamesTheTextAndTheColumn() {
        List<Diagnostic> problems =
                refused(() -> DataLoader.prepare(found(flowers(17, "17.5,wide,blue,lily")), flowerSetup(), 1));

        assertEquals(List.of("wide", "width"), problems.getFirst().arguments());
        assertEquals("data/flowers.csv:17:2", problems.getFirst().place().toString());
    }

    @Test
    void numbersAreReadInManyForms() {
        Part all = DataLoader.prepare(found(flowers(17, "+1.5E2,-.25,blue,lily")), unsplit(flowerSetup()), 1)
                .data()
                .train();

        int position = all.rows().indexOf(15);
        assertEquals(150, all.features().at(position * 4));
        assertEquals(-0.25, all.features().at(position * 4 + 1));
    }

    @Test
    void theFirstTwentyErrorsAreToldAndTheRestCounted() {
        StringBuilder text = new StringBuilder("length,width,colour,kind\n");
        for (int row = 0; row < 50; row++) {
            text.append("1.5,,blue,").append(row % 2 == 0 ? "rose" : "lily").append('\n');
        }

        List<Diagnostic> problems = refused(() -> DataLoader.prepare(found(text.toString()), flowerSetup(), 1));

        assertEquals(21, problems.size());
        assertEquals(new Place.InFile(NAME, 21, 2), problems.get(19).place());
        assertEquals("data.more-problems", problems.get(20).code());
        assertEquals(List.of("30"), problems.get(20).arguments());
    }

    @Test
    void aFileWithoutHeaderIsOneErrorWhereNamesAreExpected() {
        String headless = flowers().substring(flowers().indexOf('\n') + 1);

        assertRefused(
                "data.no-header",
                1,
                0,
                () -> DataLoader.prepare(stated(headless, CsvFormat.STANDARD), flowerSetup(), 1));
    }

    @Test
    void aHeaderIsOneErrorWhereNoneIsExpected() {
        String headless = flowers().substring(flowers().indexOf('\n') + 1);
        DataSetup setup = DataSetup.propose(found(headless));

        assertRefused(
                "data.header-unexpected",
                1,
                0,
                () -> DataLoader.prepare(stated(flowers(), CsvFormat.STANDARD.withHeader(false)), setup, 1));
    }

    @Test
    void absentColumnsAreNamed() {
        String renamed = flowers().replace("width", "breadth");
        String retargeted = flowers().replace("kind", "sort");

        List<Diagnostic> problems = refused(() -> DataLoader.prepare(found(renamed), flowerSetup(), 1));

        assertEquals("data.no-column", problems.getFirst().code());
        assertEquals(
                List.of("width", "length, breadth, colour, kind"),
                problems.getFirst().arguments());
        assertRefusedFirst("data.no-target", found(retargeted), flowerSetup());
    }

    @Test
    void aColumnThatTheProjectDoesNotKnowIsAWarning() {
        DataSetup setup = flowerSetup()
                .withColumns(List.of(Column.number("length"), Column.category("kind", List.of("rose", "lily"))));

        List<Diagnostic> warnings =
                DataLoader.prepare(found(flowers()), setup, 1).warnings();

        assertEquals(
                List.of("data.extra-columns"),
                warnings.stream().map(Diagnostic::code).toList());
        assertEquals(List.of("width, colour"), warnings.getFirst().arguments());
    }

    @Test
    void oneClassOrTooFewRowsCanNotBeLearnedFrom() {
        String roses = flowers().replace("lily", "rose");
        String two = "length,width,colour,kind\n1,2,red,rose\n3,4,blue,lily\n";

        assertRefusedFirst("data.few-classes", found(roses), flowerSetup());
        assertRefusedFirst("data.few-rows", found(two), flowerSetup());
    }

    @Test
    void theFileIsLookedForInTheProjectsFolder() throws Exception {
        DataSetup setup = flowerSetup();
        Files.createDirectories(folder.resolve("data"));
        assertRefused("data.file-not-found", 0, 0, () -> DataLoader.load(folder, setup, 1, Progress.unwatched()));

        Files.writeString(folder.resolve(NAME), flowers());
        assertEquals(
                16,
                DataLoader.load(folder, setup, 1, Progress.unwatched())
                        .data()
                        .train()
                        .size());
        assertTrue(DataLoader.check(folder, setup, Progress.unwatched()).isEmpty());

        Files.writeString(folder.resolve(NAME), flowers(4, "tall,1,red,rose"));
        assertEquals(
                List.of("data.not-a-number"),
                DataLoader.check(folder, setup, Progress.unwatched()).stream()
                        .map(Diagnostic::code)
                        .toList());
    }

    @Test
    void missingRowsCanBeLeftOut() {
        DataSetup setup = unsplit(flowerSetup()).withMissing(MissingValues.DROP);

        Loaded loaded = DataLoader.prepare(found(flowers(17, "17.5,,blue,lily")), setup, 1);

        assertEquals(19, loaded.data().train().size());
        assertTrue(!loaded.data().train().rows().contains(15));
        assertEquals("data.rows-dropped", loaded.warnings().getFirst().code());
        assertEquals(List.of("1"), loaded.warnings().getFirst().arguments());
    }

    @Test
    void missingCellsCanBeFilledButNeverATarget() {
        DataSetup setup = unsplit(flowerSetup()).withMissing(MissingValues.MEAN);
        String text = "length,width,colour,kind\n1,2,red,rose\nNaN,4,blue,lily\n3,9,,lily\n8,1,blue,rose\n";

        DataSet data = DataLoader.prepare(found(text), setup, 1).data();

        int second = data.train().rows().indexOf(1);
        int third = data.train().rows().indexOf(2);
        assertEquals(4, data.train().features().at(second * 4));
        assertEquals(1, data.train().features().at(third * 4 + 2), "blue is more frequent than red");
        assertEquals(0, data.train().features().at(third * 4 + 3));
        assertEquals(
                Optional.of(4.0),
                ((Feature.Numeric) data.preprocessing().features().getFirst()).fill());
        assertRefused(
                "data.missing-value", 17, 4, () -> DataLoader.prepare(found(flowers(17, "17.5,3,blue,")), setup, 1));
    }

    private static void assertRefusedFirst(String code, CsvTable table, DataSetup setup) {
        assertEquals(
                code,
                refused(() -> DataLoader.prepare(table, setup, 1)).getFirst().code());
    }

    private static DataSetup unsplit(DataSetup setup) {
        return new DataSetup(
                setup.origin(),
                setup.columns(),
                setup.target(),
                setup.targetKind(),
                Scaling.NONE,
                setup.missing(),
                new Split(0, 0, true));
    }
}

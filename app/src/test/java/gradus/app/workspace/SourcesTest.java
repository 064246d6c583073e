package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Generator;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.Progress;
import gradus.engine.data.Scaling;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private final ByHand engine = new ByHand();
    private final ByHand window = new ByHand();
    private final Rows rows = new Rows();
    private final Workspace workspace = new Workspace(new Workplace(new ScalarDevice(), engine, engine, window, rows));

    @TempDir
    Path folder = Path.of("");

    /// Reads files, and counts how often.
    private static final class Rows implements Workplace.Reader {
        private int read;
        private int version;
        private List<Runnable> meanwhile = new ArrayList<>();

        @Override
        public CsvTable table(Document document, Progress progress) {
            read++;
            List<Runnable> now = meanwhile;
            meanwhile = new ArrayList<>();
            now.forEach(Runnable::run);
            progress.reached(0.5);
            return DataLoader.read(Path.of(""), document.data().orElseThrow().origin(), progress);
        }

        @Override
        public Object stamp(Document document) {
            return version;
        }
    }

    @Test
    void rowsAreReadAnewOnlyWhereTheyMayBeOthers() throws IOException {
        open();
        int first = rows.read;
        change(setup().withScaling(Scaling.MIN_MAX));
        change(setup().withMissing(MissingValues.DROP));
        assertInstanceOf(DataState.Ready.class, workspace.data().get());
        assertEquals(first, rows.read, "another preparation needs no reading");
        rows.version++;
        change(setup().withScaling(Scaling.NONE));
        assertEquals(first + 1, rows.read, "the file has changed");
        workspace.sources().readAgain();
        settle();
        assertEquals(first + 2, rows.read, "a person asked for it");
    }

    @Test
    void readingCanBeStoppedAndBegunAgain() throws IOException {
        open();
        rows.version++;
        rows.meanwhile.add(workspace.sources()::cancel);
        workspace.sources().readAgain();
        assertInstanceOf(DataState.Loading.class, workspace.data().get());
        settle();
        DataState.Failed stopped =
                assertInstanceOf(DataState.Failed.class, workspace.data().get());
        assertEquals("data.cancelled", stopped.reasons().getFirst().code());
        workspace.sources().readAgain();
        settle();
        assertInstanceOf(DataState.Ready.class, workspace.data().get());
    }

    @Test
    void aFileThatIsNotWaitedForLeavesTheDataAsTheyAre() throws IOException {
        open();
        DataState before = workspace.data().get();
        workspace.sources().open(write("other.csv", "a,b\n1,2\n3,4\n"));
        assertInstanceOf(DataState.Loading.class, workspace.data().get());
        workspace.sources().cancel();
        assertEquals(before, workspace.data().get());
        settle();
        assertTrue(setup().origin().name().endsWith("flowers.csv"));
    }

    @Test
    void whoStopsIsHeardAtTheNextShare() {
        Progress progress = share -> {
            throw new CancellationException();
        };
        Origin.File none = new Origin.File("none", CsvFormat.STANDARD);
        assertThrows(GradusException.class, () -> DataLoader.read(folder, none, progress));
        assertThrows(
                CancellationException.class,
                () -> DataLoader.read(
                        folder,
                        new Origin.File(
                                write("flowers.csv", "length,kind\n1,red\n2,blue\n")
                                        .toString(),
                                CsvFormat.STANDARD),
                        progress));
    }

    @Test
    void rowsAreFoundByATextWhateverItsCapitals() throws IOException {
        open();
        List<List<Integer>> found = new ArrayList<>();
        workspace.sources().search("RED", found::add);
        workspace.sources().search("blu", found::add);
        settle();
        assertEquals(List.of(List.of(1, 3, 5, 7, 9, 11, 13, 15, 17, 19)), found, "only the last question is answered");
    }

    @Test
    void theColumnsAreCounted() throws IOException {
        open();
        assertEquals(
                2.0,
                workspace
                        .sources()
                        .statistics()
                        .get()
                        .get(0)
                        .spread()
                        .orElseThrow()
                        .mean());
        assertEquals(
                Map.of("red", 10, "blue", 10),
                workspace.sources().statistics().get().get(1).counts());
    }

    @Test
    void otherRowsKeepTheSplit() throws IOException {
        open();
        change(setup().withSplit(setup().split().withShares(0.1, 0.3)));
        workspace.sources().take(new Origin.Generated(Generator.MOONS, 100, 0, 2, 0));
        settle();
        assertEquals(0.3, setup().split().test());
        assertEquals(30, workspace.data().get().find().orElseThrow().test().size());
    }

    private void open() throws IOException {
        workspace.sources().open(write("flowers.csv", "length,kind\n" + "1.5,red\n2.5,blue\n".repeat(10)));
        settle();
        assertInstanceOf(DataState.Ready.class, workspace.data().get());
    }

    private void change(DataSetup setup) {
        workspace.applyToAll(new Edit.SetData(Optional.of(setup)));
        settle();
    }

    private DataSetup setup() {
        return workspace.document().get().data().orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void settle() {
        for (int i = 0; i < 4; i++) {
            engine.work();
            window.work();
        }
    }
}

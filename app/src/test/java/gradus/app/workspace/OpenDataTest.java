package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.TargetKind;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Node;
import gradus.engine.operation.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDataTest {
    private final ByHand engine = new ByHand();
    private final ByHand window = new ByHand();
    private final Workspace workspace = new Workspace(new Workplace(
            new ScalarDevice(),
            engine,
            engine,
            window,
            (document, progress) -> DataLoader.read(
                    document.file()
                            .map(Path::toAbsolutePath)
                            .map(Path::getParent)
                            .orElse(Path.of("")),
                    document.data().orElseThrow().origin(),
                    progress)));

    @TempDir
    Path folder;

    @Test
    void aFileBecomesTheDataAndANodeOfTheGraph() throws IOException {
        workspace.sources().open(write("flowers.csv", "length,width,kind\n" + "1.5,2,red\n2.5,1,blue\n".repeat(10)));
        settle();
        DataSetup data = workspace.document().get().data().orElseThrow();
        assertEquals(TargetKind.CATEGORY, data.targetKind());
        assertEquals(
                List.of(new Dataset(2, 2)),
                workspace.document().get().graph().nodes().stream()
                        .map(Node::operation)
                        .toList());
        assertTrue(
                workspace.data().get() instanceof DataState.Ready,
                workspace.data().get()::toString);
        workspace.undo();
        assertEquals(Optional.empty(), workspace.document().get().data());
        assertTrue(workspace.document().get().graph().nodes().isEmpty());
    }

    @Test
    void theFileIsNamedAsSeenFromTheProject() throws IOException {
        Document saved = Document.empty().withFile(folder.resolve("projects").resolve("one.gradus"));
        workspace.open(saved);
        settle();
        workspace.sources().open(write("flowers.csv", "length,width,kind\n" + "1.5,2,red\n2.5,1,blue\n".repeat(10)));
        settle();
        assertEquals(
                "../flowers.csv",
                workspace.document().get().data().orElseThrow().origin().name());
    }

    @Test
    void theTargetMayBeTakenAsANumberAndBack() throws IOException {
        workspace.sources().open(write("rows.csv", "length,width,kind\n" + "1.5,2,0\n2.5,1,1\n".repeat(10)));
        settle();
        workspace.sources().retarget(TargetKind.NUMBER);
        settle();
        assertEquals(1, workspace.document().get().data().orElseThrow().targets());
        workspace.sources().retarget(TargetKind.CATEGORY);
        settle();
        assertEquals(
                List.of("0", "1"),
                workspace
                        .document()
                        .get()
                        .data()
                        .flatMap(DataSetup::targetColumn)
                        .orElseThrow()
                        .classes());
    }

    @Test
    void aBrokenFileIsToldAndChangesNothing() throws IOException {
        Document before = workspace.document().get();
        workspace.sources().open(write("empty.csv", ""));
        settle();
        assertEquals(before, workspace.document().get());
        assertEquals(
                List.of("data.empty-file"),
                workspace.refusal().get().stream()
                        .map(diagnostic -> diagnostic.code())
                        .toList());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void settle() {
        for (int round = 0; round < 4; round++) {
            engine.work();
            window.work();
        }
    }
}

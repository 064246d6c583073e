package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.workspace.DataState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files dropped on the canvas. No desktop is there to drag them from: a drag begun inside the window holds them.
class DroppedFilesTest {
    private static final Path DATA = Path.of("../sample-projects/data/iris.csv");
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(value = CanvasRow.FILE_CSV_OPENS_DATA, how = Performs.How.SCENE)
    void aTableBecomesData() {
        try (OpenWindow window = empty()) {
            drop(window, DATA);
            window.part("node:data");
            window.until(
                    "the rows are read",
                    () -> window.window().workspace().data().get() instanceof DataState.Ready);
        }
    }

    @Test
    @Performs(value = CanvasRow.FILE_PROJECT_OPENS, how = Performs.How.SCENE)
    void aProjectIsOpened() {
        try (OpenWindow window = empty()) {
            drop(window, WINE);
            window.part("node:dense_1");
            assertEquals("wine", Fx.call(() -> window.window().shell().title().getValue()));
        }
    }

    @Test
    @Performs(value = CanvasRow.FILE_FOLDER_OPENS_DATA, how = Performs.How.SCENE)
    void ofAFolderItIsSaidThatItCanNotBeReadYet() throws IOException {
        Path images = Files.createDirectory(folder.resolve("digits"));
        assertTold(images, "digits is a folder");
    }

    @Test
    @Performs(value = CanvasRow.FILE_MODEL_IMPORTS, how = Performs.How.SCENE)
    void ofAModelItIsSaidThatItCanNotBeImportedYet() throws IOException {
        assertTold(Files.writeString(folder.resolve("net.onnx"), "?"), "net.onnx is a model of another framework");
        assertTold(Files.writeString(folder.resolve("Net.KERAS"), "?"), "Net.KERAS is a model");
    }

    @Test
    void anUnknownKindIsToldWithThoseThatAreKnown() throws IOException {
        assertTold(Files.writeString(folder.resolve("song.mp3"), "?"), ".csv");
    }

    @Test
    void severalFilesAtOnceAreRefused() {
        assertTold(new Path[] {DATA, WINE}, "2 files");
    }

    private void assertTold(Path file, String told) {
        assertTold(new Path[] {file}, told);
    }

    private void assertTold(Path[] files, String told) {
        try (OpenWindow window = empty()) {
            Document before =
                    Fx.call(() -> window.window().workspace().document().get());
            drop(window, files);
            window.until(
                    "it is told: " + told,
                    () -> window.find("#notice-text")
                            .filter(notice -> OpenWindow.words(notice).contains(told))
                            .isPresent());
            assertTrue(Fx.call(
                    () -> before.equals(window.window().workspace().document().get())));
        }
    }

    private OpenWindow empty() {
        OpenWindow window = OpenWindow.in(folder);
        window.type(KeyCode.N, KeyCode.CONTROL);
        return window;
    }

    /// Drags from the breadcrumb what stands for files from the desktop.
    private static void drop(OpenWindow window, Path... files) {
        Node source = window.node("#breadcrumb");
        List<File> held = Arrays.stream(files).map(Path::toFile).toList();
        Fx.run(() -> source.setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(held);
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        Node canvas = window.node("#canvas");
        Point2D to = Fx.call(() -> canvas.localToScreen(200, 200));
        window.drag(OpenWindow.middle(source), to);
    }
}

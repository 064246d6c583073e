package gradus.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.engine.graph.GradusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is written whole or not at all.
class AtomicFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNewFileIsWrittenAndAnOldOneReplaced() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "one");
        write(file, "two");
        assertEquals("two", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "old");
        GradusException told = assertThrows(
                GradusException.class,
                () -> AtomicFile.write(file, stream -> {
                    stream.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }));
        assertEquals("file.unwritable", told.diagnostics().getFirst().code());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFaultOfTheWriterLeavesTheOldFileToo() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "old");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, stream -> {
                    throw new IllegalStateException("fault");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void foldersAndMissingFoldersAreRefused() {
        assertThrows(GradusException.class, () -> write(folder, "x"));
        assertThrows(GradusException.class, () -> write(folder.resolve("none").resolve("a.txt"), "x"));
    }

    @Test
    void linksAndPermissionsStay() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path file = folder.resolve("a.txt");
        write(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}

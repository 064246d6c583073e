package gradus.engine.exchange;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file as a whole: under a temporary name beside it, synced, then renamed. Until the renaming the old
/// file is as it was, and after it the new one is complete.
public final class AtomicFile {

    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /// What is to stand in the file.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it; the stream is buffered and closed by the caller.
        void writeTo(OutputStream stream) throws IOException;
    }

    /// Writes or replaces a file.
    ///
    /// @throws GradusException `file.unwritable` when it can't be written; the old file, if any, is then unchanged
    public static void write(Path file, Content content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target) || (Files.exists(target) && !Files.isWritable(target))) {
                throw new FileSystemException(target.toString());
            }
            Path temporary = target.resolveSibling("." + target.getFileName() + "."
                    + UUID.randomUUID().toString().substring(0, 8) + ".tmp");
            try {
                writeSynced(temporary, content);
                keepPermissions(target, temporary);
                replace(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
            syncFolder(target);
        } catch (IOException failed) {
            GradusException told = new GradusException(
                    Diagnostic.error("file.unwritable", new Place.InFile(file.toString(), 0, 0), file.toString()));
            told.initCause(failed);
            throw told;
        }
    }

    private static void writeSynced(Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.writeTo(stream);
            stream.flush();
            channel.force(true);
        }
    }

    private static void keepPermissions(Path target, Path temporary) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Makes the renaming itself last. Not every system lets a folder be opened; there the file alone is synced.
    private static void syncFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // The content is complete under its name; only a power cut right now could still undo the renaming.
            return;
        }
    }
}

package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the text of a project file.
final class FileBytes {

    /// How many bytes a project file may have.
    static final int MOST = 64 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileBytes() {}

    /// All of a file's text.
    ///
    /// @throws GradusException `file.not-found`, `file.is-folder`, `file.unreadable`, `project.too-large` or
    ///     `project.not-utf-8`
    static String read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw refused("file.is-folder", name, file.toString());
        }
        if (!Files.exists(file)) {
            throw refused("file.not-found", name, file.toString());
        }
        // A pipe or a device may never end.
        if (!Files.isRegularFile(file)) {
            throw refused("file.unreadable", name, file.toString());
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw refused("project.too-large", name, Integer.toString(MOST >> 20));
            }
            return decode(bytes, name);
        } catch (IOException failed) {
            throw refused("file.unreadable", name, file.toString());
        }
    }

    static String decode(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // UTF-8 never has more characters than bytes.
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String valid = text.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) valid.chars().filter(c -> c == '\n').count();
            int column = valid.length() - valid.lastIndexOf('\n');
            throw new GradusException(Diagnostic.error("project.not-utf-8", new Place.InFile(name, line, column)));
        }
        return !valid.isEmpty() && valid.charAt(0) == BYTE_ORDER_MARK ? valid.substring(1) : valid;
    }

    private static GradusException refused(String code, String name, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.InFile(name, 0, 0), arguments));
    }
}

package gradus.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A file's bytes as text.
///
/// @param encoding the name of the character set that the bytes are in
/// @param isDoubtful whether the encoding was stated and the bytes look more like another one
record FileText(String text, String encoding, boolean isDoubtful) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final List<byte[]> UTF_16_MARKS =
            List.of(new byte[] {(byte) 0xFE, (byte) 0xFF}, new byte[] {(byte) 0xFF, (byte) 0xFE});
    private static final int PIECE = 1 << 16;

    /// All bytes of a stream.
    ///
    /// @param expected how many there are, if that is known, for the progress
    static byte[] bytes(InputStream stream, String file, long expected, long most, Progress progress)
            throws IOException {
        if (expected > most) {
            throw tooLarge(file, most);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) Math.max(expected, PIECE));
        byte[] piece = new byte[PIECE];
        for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
            all.write(piece, 0, count);
            if (all.size() > most) {
                throw tooLarge(file, most);
            }
            progress.reached(expected <= 0 ? 0 : Math.min(1, (double) all.size() / expected));
        }
        return all.toByteArray();
    }

    static RuntimeException tooLarge(String file, long most) {
        return Problems.refusal("data.too-large", file, 0, 0, Long.toString(most >> 20));
    }

    /// Reads the bytes in the encoding that they are in: by byte order mark, else UTF-8 if they are valid as that,
    /// else windows-1252.
    static FileText find(byte[] bytes, String file) {
        refuseBinary(bytes, file);
        Charset found = found(bytes);
        return new FileText(decode(bytes, found, file), found.name(), false);
    }

    /// Reads the bytes in an encoding that was stated.
    static FileText stated(byte[] bytes, Charset charset, String file) {
        boolean wide = charset.name().startsWith("UTF-16");
        if (!wide) {
            refuseBinary(bytes, file);
        }
        Charset found = found(bytes);
        boolean marked = startsWith(bytes, UTF_8_MARK) || isMarkedWide(bytes);
        boolean sameMark = found.equals(charset) || (wide && isMarkedWide(bytes));
        if ((marked && !sameMark) || (wide && !marked && !hasZero(bytes))) {
            throw Problems.refusal("data.encoding", file, 1, 1, charset.name(), found.name());
        }
        boolean doubtful = !wide
                && !charset.equals(StandardCharsets.UTF_8)
                && found.equals(StandardCharsets.UTF_8)
                && !isAscii(bytes);
        return new FileText(decode(bytes, charset, file), charset.name(), doubtful);
    }

    private static void refuseBinary(byte[] bytes, String file) {
        if (hasZero(bytes) && !isMarkedWide(bytes)) {
            throw Problems.refusal("data.not-text", file, 0, 0);
        }
    }

    private static Charset found(byte[] bytes) {
        if (isMarkedWide(bytes)) {
            return StandardCharsets.UTF_16;
        }
        return decode(bytes, StandardCharsets.UTF_8, new StringBuilder()) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static String decode(byte[] bytes, Charset charset, String file) {
        StringBuilder text = new StringBuilder(bytes.length);
        if (decode(bytes, charset, text)) {
            return text.toString();
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String start = text.substring(text.lastIndexOf("\n") + 1);
        CsvFormat format = FormatFinder.find(text.toString(), charset.name());
        int column = 1
                + (int) start.chars()
                        .filter(c -> c == format.delimiter().character())
                        .count();
        throw Problems.refusal(
                "data.encoding",
                file,
                line,
                column,
                charset.name(),
                found(bytes).name());
    }

    /// Whether all of the bytes fit; the text gets what stands before the first that doesn't.
    private static boolean decode(byte[] bytes, Charset charset, StringBuilder text) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int mark = startsWith(bytes, UTF_8_MARK) && charset.equals(StandardCharsets.UTF_8) ? UTF_8_MARK.length : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(PIECE);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
        }
        return !result.isError();
    }

    private static boolean isMarkedWide(byte[] bytes) {
        return UTF_16_MARKS.stream().anyMatch(mark -> startsWith(bytes, mark));
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}

package gradus.engine.device.cuda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/// All kernels in PTX, the language that NVIDIA's driver understands, compiled beforehand by `src/ptx/ptx.sh`.
final class Ptx {

    private static final String FILE = "kernels.ptx.gz";

    private Ptx() {}

    /// The text; its first line ends with the SHA-256 of the source that it was compiled from.
    static String text() {
        try (InputStream stream = Ptx.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("The compiled kernels " + FILE + " are missing");
            }
            return new String(new GZIPInputStream(stream).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

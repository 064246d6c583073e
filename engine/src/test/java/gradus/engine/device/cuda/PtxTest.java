package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.kernel.AllKernels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The compiled kernels belong to their source. With `-Dgradus.write=true` they are compiled anew, which takes CUDA 13.
class PtxTest {

    private static final Path SCRIPT = Path.of("src/ptx/ptx.sh");
    private static final Path COMPILED = Path.of("src/main/resources/gradus/engine/device/cuda/kernels.ptx.gz");

    /// How the compiler tells its version.
    private static final String VERSION = "// Cuda compilation tools";

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    /// Runs the script, or there is no test.
    private static void compile(Path folder, Path target) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("source.cu"), AllKernels.program());
        try {
            new ProcessBuilder("nvcc", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            Assumptions.abort("there is no nvcc here: " + absent);
        }
        int exit = new ProcessBuilder(SCRIPT.toAbsolutePath().toString(), source.toString(), target.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, exit, "the kernels compile");
    }

    private static String version(String ptx) {
        return ptx.lines().filter(line -> line.startsWith(VERSION)).findFirst().orElse("");
    }

    @Test
    void theCompiledKernelsBelongToTheirSource(@TempDir Path folder)
            throws NoSuchAlgorithmException, IOException, InterruptedException {
        if (Boolean.getBoolean("gradus.write")) {
            compile(folder, COMPILED.toAbsolutePath());
            return;
        }
        assertEquals(
                "// SHA-256 of its source: " + hash(AllKernels.program()),
                Ptx.text().lines().findFirst().orElse(""),
                "The kernels were changed. Compile them anew, with CUDA 13 on the path: mvn -o -q -pl engine test"
                        + " -Dtest=PtxTest -Dgradus.write=true");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void compilingThemAgainGivesTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve("kernels.ptx.gz");
        compile(folder, target);
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(target))) {
            String again = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Assumptions.assumeTrue(
                    version(again).equals(version(Ptx.text())),
                    "they were compiled by another version, " + version(Ptx.text()));
            assertEquals(Ptx.text(), again);
        }
    }

    @Test
    void everyKernelIsThere() {
        String ptx = Ptx.text();
        AllKernels.names().forEach(name -> assertTrue(ptx.contains(".entry " + name + "("), name));
    }
}

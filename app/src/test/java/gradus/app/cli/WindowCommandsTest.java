package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The commands that draw, each in a process of its own, since JavaFX starts once in a process.
class WindowCommandsTest {

    @Test
    void screenshotDrawsAProject(@TempDir Path folder) throws IOException, InterruptedException {
        Workshop workshop = Workshop.in(folder);
        CommandLineRun run = CommandLineRun.inProcess(
                Map.of(),
                "screenshot",
                workshop.project(),
                "--after",
                "train 3",
                "--size",
                "1100x720",
                "--out",
                workshop.path("p.png"));
        assertEquals(new CommandLineRun(0, "", ""), run);
        BufferedImage picture = ImageIO.read(folder.resolve("p.png").toFile());
        assertEquals(1100, picture.getWidth());
        assertEquals(720, picture.getHeight());
        long colours = IntStream.range(0, 1100 * 720)
                .map(i -> picture.getRGB(i % 1100, i / 1100))
                .distinct()
                .count();
        assertTrue(colours > 50, () -> "only " + colours + " colours");
    }

    @Test
    void aBenchmarkThatIsNoneIsTold() {
        isToldInBothLanguages(2, "canvas", "bench", "kitchen");
    }

    @Test
    void theCanvasIsMeasuredInSeveralSizes() throws IOException, InterruptedException {
        List<String> lines =
                CommandLineRun.inProcess(Map.of(), "bench", "canvas", "--json").fine();
        for (String nodes : List.of("100", "500", "1000", "10000")) {
            for (String gesture : List.of("open", "pan", "pan-near", "zoom", "drag")) {
                String begin = "{\"bench\":\"canvas\",\"nodes\":" + nodes + ",\"gesture\":\"" + gesture + "\"";
                assertTrue(lines.stream().anyMatch(line -> line.startsWith(begin)), () -> begin + " in " + lines);
            }
        }
        assertTrue(lines.stream().allMatch(line -> line.contains("\"median_ms\":") && line.contains("\"p95_ms\":")));
    }

    @Test
    void wrongOptionsOfAScreenshotAreTold(@TempDir Path folder) {
        String out = folder.resolve("p.png").toString();
        isToldInBothLanguages(2, "--out", "screenshot");
        isToldInBothLanguages(2, "big", "screenshot", "--out", out, "--size", "big");
        isToldInBothLanguages(2, "pink", "screenshot", "--out", out, "--theme", "pink");
        isToldInBothLanguages(2, "kitchen", "screenshot", "--out", out, "--show", "kitchen");
        isToldInBothLanguages(2, "dance", "screenshot", "--out", out, "--after", "dance");
        isToldInBothLanguages(
                1, "gone.gradus", "screenshot", folder.resolve("gone.gradus").toString(), "--out", out);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayTheCommandsAreNamed() throws IOException, InterruptedException {
        CommandLineRun run = CommandLineRun.inProcess(Map.of(), "--lang", "en");
        assertTrue(run.refused(1).contains("eval, new, check, train"), run.messages());
    }

    @Test
    void aFileThatIsNoneIsTold() {
        isToldInBothLanguages(1, "evall", "evall");
    }
}

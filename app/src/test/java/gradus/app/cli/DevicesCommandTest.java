package gradus.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.graph.Message;
import gradus.engine.run.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can compute here and why something can't, as a list.
class DevicesCommandTest {

    private static final Devices.Entry GOOD = new Devices.Entry(
            "opencl:0",
            Optional.of(Devices.cpu(1)),
            Message.of("device.card", "card", "driver", 8192L),
            OptionalLong.of(8L << 30),
            Optional.of(new DeviceSpeed(4.56e-6, 31.9e-6, 11.9e9, 13.2e9, 1.234e12)),
            false);

    private static final Devices.Entry BAD = new Devices.Entry(
            "opencl:1",
            Optional.empty(),
            Message.of("device.card.refused", "card", "driver", Message.of("device.trial.died", "134")),
            OptionalLong.of(8L << 30),
            Optional.empty(),
            false);

    @Test
    void aGoodDeviceIsToldWithItsFigures() {
        assertEquals(
                "opencl:0: card (driver), 8,192 MB; self-check passed; product of matrices 2500 GFLOP/s;"
                        + " copies 12 GB/s there, 13 GB/s back; 4.6 µs a launch, 32 µs until an answer",
                DevicesCommand.line(GOOD, Messages.of(Language.ENGLISH)));
        assertEquals(
                "opencl:0: card (driver), 8.192 MB; autoteste aprovado; produto de matrizes 2500 GFLOP/s;"
                        + " cópias 12 GB/s de ida, 13 GB/s de volta; 4,6 µs por lançamento, 32 µs até uma resposta",
                DevicesCommand.line(GOOD, Messages.of(Language.PORTUGUESE)));
        assertEquals(
                "{\"device\":\"opencl:0\",\"available\":true,\"description\":\"card (driver), 8,192 MB\","
                        + "\"memory_bytes\":8589934592,\"self_check\":\"passed\",\"product_gflops\":2500.0,"
                        + "\"upload_gb_s\":12.0,\"download_gb_s\":13.0,\"launch_us\":4.6,\"answer_us\":32.0}",
                DevicesCommand.object(GOOD, Messages.of(Language.ENGLISH)).toString());
    }

    @Test
    void aBadDeviceIsToldWithItsReason() {
        assertEquals(
                "opencl:1: not usable. card (driver): The driver ended the process that tried it (exit code 134).",
                DevicesCommand.line(BAD, Messages.of(Language.ENGLISH)));
        assertTrue(DevicesCommand.line(BAD, Messages.of(Language.PORTUGUESE)).contains("(código de saída 134)"));
        assertTrue(DevicesCommand.object(BAD, Messages.of(Language.ENGLISH))
                .toString()
                .startsWith("{\"device\":\"opencl:1\",\"available\":false,\"reason\":\"card (driver): The driver"));
    }

    @Test
    void whatIsHereIsListed() {
        List<String> lines = CommandLineRun.of("devices", "--json").fine();
        assertTrue(lines.getFirst().startsWith("{\"device\":\"cpu\",\"available\":true,\"description\":\""));
        assertTrue(lines.get(1).startsWith("{\"device\":\"opencl"), lines::toString);
        assertTrue(lines.getLast().startsWith("{\"device\":\"cuda"));
        List<String> portuguese = CommandLineRun.inPortuguese("devices").fine();
        assertEquals(lines.size(), portuguese.size());
        portuguese.forEach(line -> assertFalse(line.contains("device.") || line.contains("{"), line));
    }

    @Test
    void brokenDriversAreASentence(@TempDir Path folder) throws IOException, InterruptedException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("garbage.icd"), "\0\1 no library at all\n");
        for (Path drivers : List.of(empty, broken)) {
            CommandLineRun run =
                    CommandLineRun.inProcess(Map.of("OCL_ICD_VENDORS", drivers.toString()), "devices", "--lang", "en");
            List<String> lines = run.fine();
            assertEquals("", run.messages());
            assertEquals(3, lines.size(), lines::toString);
            assertTrue(lines.get(1).startsWith("opencl: not usable. "), lines.get(1));
            assertTrue(lines.get(1).endsWith("."), lines.get(1));
        }
    }

    @Test
    void figuresOfDoublePrecisionAreNoOtherDevices() {
        CommandLineRun run = CommandLineRun.of("reference", ".", "--device", "opencl");
        assertEquals(1, run.exit());
        assertTrue(run.messages().contains("figures from another device would prove nothing"), run::messages);
    }
}

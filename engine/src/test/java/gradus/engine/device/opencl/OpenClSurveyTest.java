package gradus.engine.device.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardSurvey;
import gradus.engine.device.card.KeptTiles;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Trying devices out in another process, with good, bad and no drivers.
@Timeout(180)
class OpenClSurveyTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static CardSurvey survey(Map<String, String> environment) {
        return CardSurvey.take(OpenClTrial.class, environment, LIMIT);
    }

    @Test
    void aGoodDevicePassesAndIsMeasured() {
        CardFacts device = OpenClTesting.device(OpenClTesting.library());
        CardSurvey survey = survey(Map.of());
        assertEquals(Optional.empty(), survey.absence());
        assertEquals(device, survey.devices().getFirst().facts(), "another process sees the same");
        DeviceSpeed speed = assertInstanceOf(
                        Trial.Passed.class, survey.devices().getFirst().trial())
                .speed();
        assertTrue(
                DoubleStream.of(speed.launch(), speed.answer(), speed.upload(), speed.download(), speed.product())
                        .allMatch(figure -> Double.isFinite(figure) && figure > 0),
                speed::toString);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsMeasuredOfTilesIsKept(@TempDir Path folder) throws IOException {
        CardFacts device = OpenClTesting.device(OpenClTesting.library());
        KeptTiles kept = new KeptTiles(folder.resolve("gradus"));
        survey(Map.of("XDG_CACHE_HOME", folder.toString()));
        List<TileSpeed> measured = kept.of(device);
        assertEquals(Tile.MATRICES, measured.stream().map(TileSpeed::tile).toList());
        survey(Map.of("XDG_CACHE_HOME", folder.toString()));
        assertEquals(measured, kept.of(device), "it isn't measured anew");
    }

    @Test
    void withoutADriverThereIsAReason(@TempDir Path empty) {
        OpenClTesting.library();
        CardSurvey survey = survey(Map.of("OCL_ICD_VENDORS", empty.toString()));
        assertEquals(new CardSurvey(List.of(), Optional.of(Message.of("device.opencl.no-device"))), survey);
    }

    @Test
    void aBrokenEntryOfADriverIsNoDriver(@TempDir Path folder) throws IOException {
        OpenClTesting.library();
        Files.writeString(folder.resolve("gone.icd"), "libgradus-has-no-such-driver.so\n");
        Files.writeString(folder.resolve("itself.icd"), folder.resolve("itself.icd") + "\n");
        CardSurvey survey = survey(Map.of("OCL_ICD_VENDORS", folder.toString()));
        assertEquals(new CardSurvey(List.of(), Optional.of(Message.of("device.opencl.no-device"))), survey);
    }

    @Test
    void anEntryOfGarbageHarmsNobody(@TempDir Path folder) throws IOException {
        OpenClTesting.library();
        // Some versions of Debian's OpenCL library crash on it.
        Files.writeString(folder.resolve("garbage.icd"), "\0\1 no library at all\n");
        CardSurvey survey = survey(Map.of("OCL_ICD_VENDORS", folder.toString()));
        assertEquals(List.of(), survey.devices());
        assertTrue(survey.absence().isPresent());
    }

    /// The variables with which a process finds the library of bad drivers instead of a good one.
    private static Map<String, String> bad(Path folder, String how) throws IOException, InterruptedException {
        OpenClTesting.badLibrary(folder);
        return Map.of("LD_LIBRARY_PATH", folder.toString(), "BAD_OPENCL", how);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void eachBadDeviceHasItsReason(@TempDir Path folder) throws IOException, InterruptedException {
        CardSurvey survey = survey(bad(folder, "lists"));
        assertEquals(Optional.empty(), survey.absence());
        assertEquals(
                List.of(
                        "device.trial.little-memory",
                        "device.opencl.no-compiler",
                        "device.trial.died",
                        "device.trial.died",
                        "device.fault.lost",
                        "device.trial.wrong"),
                survey.devices().stream()
                        .map(tried -> assertInstanceOf(Trial.Refused.class, tried.trial())
                                .reason()
                                .key())
                        .toList());
        assertEquals(
                new Trial.Refused(Message.of("device.trial.little-memory", 48L, 64L)),
                survey.devices().getFirst().trial());
        assertEquals(
                new Trial.Refused(Message.of("device.trial.died", "7")),
                survey.devices().get(2).trial());
        assertEquals(
                new Trial.Refused(Message.of("device.trial.wrong", "Σ i², i = 0 … 63", "0", "85344")),
                survey.devices().get(5).trial());
        CardFacts facts = survey.devices().getFirst().facts();
        assertEquals("Bad drivers\tof all kinds", facts.platform());
        assertEquals("bad device", facts.name());
        assertEquals("OpenCL 1.2 %", facts.version());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatEndsTheProcessIsToldOf(@TempDir Path folder) throws IOException, InterruptedException {
        assertEquals(
                new CardSurvey(List.of(), Optional.of(Message.of("device.trial.died", "3"))),
                survey(bad(folder, "ends")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatHangsIsStopped(@TempDir Path folder) throws IOException, InterruptedException {
        assertEquals(
                new CardSurvey(List.of(), Optional.of(Message.of("device.trial.hung", "3"))),
                CardSurvey.take(OpenClTrial.class, bad(folder, "hangs"), Duration.ofSeconds(3)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatFailsIsToldOf(@TempDir Path folder) throws IOException, InterruptedException {
        assertEquals(
                new CardSurvey(List.of(), Optional.of(Message.of("device.fault.call", "clGetPlatformIDs", "-30"))),
                survey(bad(folder, "fails")));
    }
}

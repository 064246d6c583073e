package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.Trial;
import gradus.engine.device.card.CardSurvey;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Trying NVIDIA's cards out in another process, with a stand-in for the driver.
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class CudaSurveyTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private CardSurvey survey(String settings) throws IOException, InterruptedException {
        StandIn.compile(folder);
        return CardSurvey.take(
                CudaTrial.class, Map.of("LD_LIBRARY_PATH", folder.toString(), "STAND_IN", settings), LIMIT);
    }

    private static List<Trial> trials(CardSurvey survey) {
        return survey.devices().stream().map(tried -> tried.trial()).toList();
    }

    @Test
    void aCardThatComputesNothingIsRefused() throws IOException, InterruptedException {
        Message wrong = Message.of("device.trial.wrong", "Σ i², i = 0 … 63", "0", "85344");
        CardSurvey survey = survey("cards=2");
        assertEquals(List.of(new Trial.Refused(wrong), new Trial.Refused(wrong)), trials(survey));
        assertEquals("cuda:1", survey.devices().getLast().facts().id());
        assertEquals(Optional.empty(), survey.absence());
    }

    @Test
    void aDriverWithoutACardIsToldOf() throws IOException, InterruptedException {
        assertEquals(
                new CardSurvey(List.of(), Optional.of(Message.of("device.cuda.no-device"))), survey("cuInit:0:100"));
    }

    @Test
    void aDriverOfAnOtherVersionIsToldOf() throws IOException, InterruptedException {
        assertEquals(
                new CardSurvey(List.of(), Optional.of(Message.of("device.fault.call", "cuInit", "803"))),
                survey("cuInit:0:803"));
    }

    @Test
    void aCardThatEndsTheProcessIsToldOf() throws IOException, InterruptedException {
        assertEquals(
                List.of(new Trial.Refused(Message.of("device.trial.died", "7"))),
                trials(survey("cuStreamCreate:0:-7")));
    }

    @Test
    void oldCardsAndSmallOnesAreRefused() throws IOException, InterruptedException {
        assertEquals(
                List.of(new Trial.Refused(Message.of("device.cuda.old", "6.1", "7.5"))),
                trials(survey("major=6 minor=1")));
    }

    @Test
    void littleMemoryIsOfNoUse() throws IOException, InterruptedException {
        assertEquals(
                List.of(new Trial.Refused(Message.of("device.trial.little-memory", 48L, 64L))),
                trials(survey("megabytes=48")));
    }
}

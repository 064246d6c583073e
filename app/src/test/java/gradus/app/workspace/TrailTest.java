package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a run remembers of itself, in bounded memory and in snapshots that cost nothing.
class TrailTest {

    @Test
    void fewFiguresAreKeptAsTheyAre() {
        Trail trail = new Trail();
        trail.add(3);
        Trail.Past one = trail.now();
        trail.add(1);
        assertEquals(1, one.size(), "what was handed out never changes");
        Trail.Past two = trail.now();
        assertEquals(2, two.size());
        assertEquals(1, two.stride());
        assertEquals(3, two.mean(0));
        assertEquals(1, two.least(1));
        assertEquals(0, Trail.Past.NONE.size());
    }

    /// Figures 0, 1, 2, …: a place of stride s begins at a multiple of s and its mean lies in the middle.
    @Test
    void manyFiguresAreToldByExtremesAndMeans() {
        Trail trail = new Trail();
        int count = 3 * Trail.MOST + 5;
        for (int i = 0; i < count; i++) {
            trail.add(i);
        }
        Trail.Past past = trail.now();
        assertEquals(count, past.count());
        assertTrue(past.size() <= Trail.MOST);
        int stride = past.stride();
        assertEquals(4, stride);
        for (int i = 0; i < past.size() - 1; i++) {
            assertEquals(i * stride, past.least(i));
            assertEquals((i + 1) * stride - 1, past.greatest(i));
            assertEquals(i * stride + (stride - 1) / 2.0, past.mean(i));
        }
        assertEquals(count - 1, past.greatest(past.size() - 1));
    }

    private static Epoch epoch(int number, boolean isValidated) {
        Scores scores = new Scores(1.0 / number, Map.of("accuracy", 0.1 * number, "auc", 0.3));
        return new Epoch(
                number,
                0.5,
                scores,
                isValidated ? Optional.of(new Scores(2.0 / number, Map.of("accuracy", 0.2))) : Optional.empty(),
                0.01,
                0.25);
    }

    @Test
    void epochsComeBackAsTheyWereAndOldListsStayAsTheyAre() {
        EpochLog log = new EpochLog();
        List<Epoch> expected = new ArrayList<>();
        List<List<Epoch>> handedOut = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            Epoch epoch = epoch(i, i % 100 != 0);
            expected.add(epoch);
            log.add(epoch);
            handedOut.add(log.now());
        }
        assertEquals(expected, log.now());
        for (int i = 0; i < 300; i++) {
            assertEquals(expected.subList(0, i + 1), handedOut.get(i));
        }
        assertEquals(log.now(), log.now());
        assertNotEquals(handedOut.get(3), handedOut.get(4));
        assertEquals(expected.subList(0, 7), EpochLog.kept(log.now().subList(0, 7)));
        assertEquals(log.now(), EpochLog.kept(log.now()));
    }
}

package gradus.app.charts;

import gradus.app.workspace.Insight;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.engine.graph.GradusException;
import gradus.engine.train.Inside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the numbers inside a network are spread, epoch by epoch: found in the background from the weights that a run
/// passed through, and only when somebody looks.
public final class InsideViewModel {
    private static final int AT_A_TIME = 8;

    /// What has been found.
    ///
    /// @param layers their ids, in order
    /// @param epochs what was found of each, by its number
    public record Found(List<String> layers, SequencedMap<Integer, List<Inside.Layer>> epochs) {
        static final Found NOTHING = new Found(List.of(), new LinkedHashMap<>());

        public Found {
            layers = List.copyOf(layers);
            epochs = new TreeMap<>(epochs);
        }
    }

    private final Executor engine;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private int number;
    private boolean isLooking;
    private Optional<Inside.Look> look = Optional.empty();

    public InsideViewModel(Workplace place) {
        this(place.engine(), place.window());
    }

    /// @param engine computes
    /// @param window runs work on the window's thread
    InsideViewModel(Executor engine, Executor window) {
        this.engine = engine;
        this.window = window;
    }

    /// What is known by now.
    public ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /// Somebody looks at a run: what is not known yet is found, some epochs at a time.
    public void look(TrainingRun run) {
        if (run.number() != number) {
            number = run.number();
            look = Optional.empty();
            isLooking = false;
            found.set(Found.NOTHING);
        }
        Insight insight = run.insight();
        List<Insight.Kept> missing = insight.kept().stream()
                .filter(kept -> !found.get().epochs().containsKey(kept.epoch()))
                .limit(AT_A_TIME)
                .toList();
        if (isLooking || missing.isEmpty()) {
            return;
        }
        insight.inside().ifPresent(inside -> {
            isLooking = true;
            int asked = number;
            Optional<Inside.Look> known = look;
            engine.execute(() -> find(asked, run, inside, known, missing));
        });
    }

    private void find(
            int asked, TrainingRun run, Inside inside, Optional<Inside.Look> known, List<Insight.Kept> missing) {
        Map<Integer, List<Inside.Layer>> more = new LinkedHashMap<>();
        Optional<Inside.Look> used;
        try {
            Inside.Look looking = known.orElseGet(inside::look);
            missing.forEach(kept -> more.put(kept.epoch(), looking.at(kept.learned())));
            used = Optional.of(looking);
        } catch (GradusException impossible) {
            used = Optional.empty();
        }
        Optional<Inside.Look> kept = used;
        List<String> layers = inside.layers();
        window.execute(() -> {
            if (asked != number || kept.isEmpty()) {
                return;
            }
            isLooking = false;
            look = kept;
            Map<Integer, List<Inside.Layer>> all =
                    new LinkedHashMap<>(found.get().epochs());
            all.keySet()
                    .retainAll(run.insight().kept().stream()
                            .map(Insight.Kept::epoch)
                            .toList());
            all.putAll(more);
            found.set(new Found(layers, new TreeMap<>(all)));
        });
    }
}

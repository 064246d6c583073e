package gradus.engine.project;

import gradus.engine.train.Epoch;
import gradus.engine.train.RunEvent;
import gradus.engine.train.TrainingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is kept of a training run beside its weights: all that is needed to tell it from others and to repeat it.
///
/// @param id tells runs of a project apart; letters, digits and hyphens
/// @param name what people call it; empty while it has none
/// @param begun when
/// @param seconds how long it took
/// @param project as it was then: the graph, the data's setup and the settings with the seed
/// @param graph [Fingerprint] of what computes
/// @param data [Fingerprint] of the rows
/// @param device that trained
/// @param epochs in order; of very many only some
/// @param events what was done to it by hand
/// @param end why it was over
public record RunRecord(
        String id,
        String name,
        Instant begun,
        double seconds,
        Project project,
        String graph,
        String data,
        String device,
        List<Epoch> epochs,
        List<RunEvent> events,
        TrainingEvent.End end) {

    /// How many epochs are kept: enough for any chart.
    public static final int MOST_EPOCHS = 20_000;

    public RunRecord {
        epochs = thinned(epochs);
        events = List.copyOf(events);
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("A run can't be called " + id);
        }
    }

    /// The same run called otherwise.
    public RunRecord withName(String other) {
        return new RunRecord(id, other.strip(), begun, seconds, project, graph, data, device, epochs, events, end);
    }

    /// The epoch that was done last.
    public Optional<Epoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }

    /// Every second, third, … epoch, and the last.
    private static List<Epoch> thinned(List<Epoch> all) {
        if (all.size() <= MOST_EPOCHS) {
            return List.copyOf(all);
        }
        int every = Math.ceilDiv(all.size(), MOST_EPOCHS - 1);
        int last = all.size() - 1;
        return IntStream.concat(IntStream.iterate(0, i -> i < last, i -> i + every), IntStream.of(last))
                .mapToObj(all::get)
                .toList();
    }
}

package gradus.app.workspace;

import gradus.engine.train.Epoch;
import gradus.engine.train.Learned;
import gradus.engine.train.RunEvent;
import gradus.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;

/// How far a training run is: a snapshot that never changes.
///
/// @param number tells runs apart
/// @param revision of the state it trains
/// @param planned how many epochs it is to have
/// @param epochs those that are done
/// @param learned what is known so far
/// @param end why it is over; empty while it goes on
/// @param events what was done to it by hand, in order
/// @param halt where it rests; empty while it moves and when it is over
/// @param insight what else the charts show of it
public record TrainingRun(
        int number,
        long revision,
        int planned,
        List<Epoch> epochs,
        Optional<Learned> learned,
        List<RunEvent> events,
        Optional<TrainingEvent.End> end,
        Optional<Halt> halt,
        Insight insight) {
    public TrainingRun {
        epochs = EpochLog.kept(epochs);
        events = List.copyOf(events);
    }

    /// Where a run rests.
    ///
    /// @param epoch the number of the epoch, from 1
    /// @param batch how many of its batches are done
    /// @param batches how many it has
    /// @param loss of the last batch
    public record Halt(int epoch, int batch, int batches, double loss) {}

    /// Whether it goes on, be it that it rests.
    public boolean isRunning() {
        return end.isEmpty();
    }

    /// The epoch that was done last.
    public Optional<Epoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }

    /// The run as it was after some of its epochs.
    ///
    /// @param done how many
    public TrainingRun after(int done) {
        return new TrainingRun(
                number,
                revision,
                planned,
                epochs.subList(0, done),
                learned,
                events.stream().filter(event -> event.at().epochs() <= done).toList(),
                Optional.empty(),
                Optional.empty(),
                insight);
    }
}

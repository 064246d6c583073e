package gradus.app.workspace;

import gradus.engine.run.Seed;
import java.util.List;
import java.util.Optional;

/// How a graph is traced.
///
/// @param targets what is differentiated, by path, each as a whole or one cell of it; empty for what the graph is about
/// @param isZeroing whether each step of training begins with no gradients gathered
/// @param isByExample whether a pass sees one example instead of a batch
/// @param isForward whether tangents go forward with the values, instead of gradients backward behind them
/// @param leaf where forward mode begins, by path; empty for the first cell of the first leaf
public record TraceSetup(
        List<Seed> targets, boolean isZeroing, boolean isByExample, boolean isForward, Optional<Seed> leaf) {

    /// What one begins with.
    public static final TraceSetup STANDARD = new TraceSetup(List.of(), true, false, false, Optional.empty());

    public TraceSetup {
        targets = List.copyOf(targets);
    }

    /// The target as a run takes it too: one cell, if that was chosen.
    List<Seed> cell() {
        boolean isCell = targets.size() == 1 && !targets.getFirst().cell().isEmpty();
        return isCell ? targets : List.of();
    }

    /// The same with other targets.
    public TraceSetup withTargets(List<Seed> others) {
        return new TraceSetup(others, isZeroing, isByExample, isForward, leaf);
    }

    /// The same with gradients that are gathered or not.
    public TraceSetup zeroing(boolean other) {
        return new TraceSetup(targets, other, isByExample, isForward, leaf);
    }

    /// The same with passes of one example or of a batch.
    public TraceSetup byExample(boolean other) {
        return new TraceSetup(targets, isZeroing, other, isForward, leaf);
    }

    /// The same in forward or in reverse mode.
    public TraceSetup forward(boolean other) {
        return new TraceSetup(targets, isZeroing, isByExample, other, leaf);
    }

    /// The same with another leaf for forward mode.
    public TraceSetup withLeaf(Seed other) {
        return new TraceSetup(targets, isZeroing, isByExample, isForward, Optional.of(other));
    }

    /// The same for another graph: targets and leaves are those of one.
    TraceSetup elsewhere() {
        return new TraceSetup(List.of(), isZeroing, isByExample, isForward, Optional.empty());
    }
}

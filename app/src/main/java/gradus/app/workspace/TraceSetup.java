package gradus.app.workspace;

import gradus.engine.run.Seed;
import java.util.List;

/// How a graph is traced.
///
/// @param targets what is differentiated, by path, each as a whole or one cell of it; empty for what the graph is about
/// @param isZeroing whether each step of training begins with no gradients gathered
/// @param isByExample whether a pass sees one example instead of a batch
public record TraceSetup(List<Seed> targets, boolean isZeroing, boolean isByExample) {

    /// What one begins with.
    public static final TraceSetup STANDARD = new TraceSetup(List.of(), true, false);

    public TraceSetup {
        targets = List.copyOf(targets);
    }

    /// The same with other targets.
    public TraceSetup withTargets(List<Seed> others) {
        return new TraceSetup(others, isZeroing, isByExample);
    }

    /// The same with gradients that are gathered or not.
    public TraceSetup zeroing(boolean other) {
        return new TraceSetup(targets, other, isByExample);
    }

    /// The same with passes of one example or of a batch.
    public TraceSetup byExample(boolean other) {
        return new TraceSetup(targets, isZeroing, other);
    }
}

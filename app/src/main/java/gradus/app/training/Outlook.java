package gradus.app.training;

import gradus.engine.data.DataSet;
import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.train.Doubts;
import gradus.engine.train.RatePlan;
import gradus.engine.train.TrainingSetup;
import java.util.List;

/// What can be said of a run before it begins.
///
/// @param plan of its learning rates
/// @param doubts what is hardly meant
record Outlook(RatePlan plan, List<Diagnostic> doubts) {

    /// How many points the curve has at most.
    static final int POINTS = 240;

    Outlook {
        doubts = List.copyOf(doubts);
    }

    static Outlook of(DataSet data, TrainingSetup setup, Device device) {
        int steps = Math.max(1, Math.ceilDiv(data.train().size(), setup.batchSize()));
        return new Outlook(RatePlan.of(setup, steps, POINTS, device), Doubts.of(data, setup));
    }
}

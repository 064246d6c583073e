package gradus.app.runs;

import gradus.engine.graph.Diagnostic;
import java.util.List;

/// Something about the list that a person should know.
sealed interface Notice {

    /// Nothing.
    record None() implements Notice {}

    /// Runs were deleted, and can be brought back.
    record Deleted(List<RunEntry> runs) implements Notice {
        public Deleted {
            runs = List.copyOf(runs);
        }
    }

    /// Runs could not be written; they stay in memory.
    record Unwritten(int count, Diagnostic reason) implements Notice {}

    /// Something else did not work, or files can't be read.
    record Failed(Diagnostic reason) implements Notice {}

    /// The oldest runs without a name were removed, to make room.
    record Removed(int count) implements Notice {}
}

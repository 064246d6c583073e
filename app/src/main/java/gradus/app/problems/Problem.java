package gradus.app.problems;

import gradus.engine.graph.Fix;
import java.util.List;
import java.util.Optional;

/// One line of the list.
///
/// @param isError whether nothing can run before it is mended; else a warning
/// @param text what is wrong and what to do, in words
/// @param place where, in words; empty for the project as a whole
/// @param node the id of the node it belongs to
/// @param fixes remedies in words
public record Problem(boolean isError, String text, String place, Optional<String> node, List<Remedy> fixes) {
    public Problem {
        fixes = List.copyOf(fixes);
    }

    /// A remedy that one click applies.
    public record Remedy(String label, Fix fix) {}
}

package gradus.engine.run;

import gradus.engine.graph.Value;
import gradus.engine.run.Difference.Verdict;
import java.util.Optional;

/// One coordinate at which a gradient was checked.
///
/// @param node whose rule was checked, or towards whose value the target was differentiated; a path
/// @param port the input towards which the node's own rule was checked; empty for the target's whole way
/// @param value that was changed: what comes in there, or the node's value
/// @param cell which of its numbers, from 0
/// @param cells how many numbers it has
public record Probe(String node, Optional<String> port, Value value, int cell, int cells, Difference difference) {

    /// What comes of it.
    public Verdict verdict() {
        return difference.verdict();
    }

    /// Whether it is about the node's own rule alone, and not about the whole way from the target.
    public boolean isOwn() {
        return port.isPresent();
    }
}

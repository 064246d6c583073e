package gradus.app.check;

import gradus.engine.run.Difference.Verdict;

/// One comparison, in words.
///
/// @param path of the node in the whole graph
/// @param node what people call it
/// @param what was changed
public record Comparison(
        String path,
        String node,
        String what,
        String cell,
        String analytic,
        String numeric,
        String step,
        String error,
        Verdict verdict,
        String result) {}

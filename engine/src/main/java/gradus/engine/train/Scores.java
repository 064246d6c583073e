package gradus.engine.train;

import java.util.Optional;

/// How well a model does on some examples.
///
/// @param loss over all of them
/// @param accuracy the share that is classified right, when the target is a category
public record Scores(double loss, Optional<Double> accuracy) {}

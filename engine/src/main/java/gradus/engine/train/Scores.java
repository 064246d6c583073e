package gradus.engine.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How well a model does on some examples.
///
/// @param loss over all of them, each weighing the same
/// @param metrics the figures over all of them by name, in the order they are told: `accuracy`, `f1_score`
public record Scores(double loss, Map<String, Double> metrics) {
    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /// One figure, if it was asked for.
    public Optional<Double> metric(String name) {
        return Optional.ofNullable(metrics.get(name));
    }
}

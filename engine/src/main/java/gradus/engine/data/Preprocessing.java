package gradus.engine.data;

import java.util.List;

/// How cells become numbers: a value fitted once on the training rows, kept with the weights, and applied to every
/// other row after that.
public record Preprocessing(List<Feature> features, Target target) {

    public Preprocessing {
        features = List.copyOf(features);
    }

    /// How many numbers a row becomes.
    public int width() {
        return features.stream().mapToInt(Feature::width).sum();
    }

    /// The names of these numbers.
    public List<String> featureNames() {
        return features.stream().flatMap(feature -> feature.names().stream()).toList();
    }
}

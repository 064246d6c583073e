package gradus.engine.block;

import gradus.engine.graph.Attributes;

/// The rules that optimizers' settings share.
final class Rules {

    private Rules() {}

    static void learningRate(double value) {
        positive("learning_rate", value);
    }

    static void positive(String attribute, double value) {
        Attributes.require(value > 0 && Double.isFinite(value), attribute, value, "rule.positive");
    }

    static void notNegative(String attribute, double value) {
        Attributes.require(value >= 0 && Double.isFinite(value), attribute, value, "rule.not-negative");
    }

    /// At least 0 and below 1.
    static void share(String attribute, double value) {
        Attributes.require(value >= 0 && value < 1, attribute, value, "rule.share");
    }
}

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

    static void notPositive(String attribute, double value) {
        Attributes.require(value <= 0 && Double.isFinite(value), attribute, value, "rule.not-positive");
    }

    /// At least 0 and below 1.
    static void share(String attribute, double value) {
        Attributes.require(value >= 0 && value < 1, attribute, value, "rule.share");
    }

    /// A number of steps, at least 1.
    static void steps(String attribute, int value) {
        Attributes.require(value > 0, attribute, value, "rule.positive");
    }

    static void atLeastOne(String attribute, double value) {
        Attributes.require(value >= 1 && Double.isFinite(value), attribute, value, "rule.at-least-one");
    }
}

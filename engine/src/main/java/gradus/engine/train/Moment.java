package gradus.engine.train;

import gradus.engine.graph.Attributes;

/// A moment in the course of a run, between two steps.
///
/// @param epoch its number, from 1
/// @param batch how many batches of the epoch are done: 0 before its first step
/// @param batches how many the epoch has
public record Moment(int epoch, int batch, int batches) {
    public Moment {
        Attributes.require(epoch > 0, "epoch", epoch, "rule.positive");
        Attributes.require(batches > 0, "batches", batches, "rule.positive");
        Attributes.require(batch >= 0 && batch <= batches, "batch", batch, "rule.not-negative");
    }

    /// How many epochs are done by then, the one under way as a fraction.
    public double epochs() {
        return epoch - 1 + (double) batch / batches;
    }
}

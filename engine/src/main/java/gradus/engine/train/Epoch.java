package gradus.engine.train;

import java.util.Optional;

/// The figures of one epoch.
///
/// @param number from 1
/// @param runningLoss the mean over the batches while training, weighted by their sizes
/// @param training after the epoch, over the whole training set
/// @param validation the same over the validation set, if there is one
/// @param learningRate of its last step, as the schedule had it
/// @param seconds what the epoch took, testing included and rests not
public record Epoch(
        int number,
        double runningLoss,
        Scores training,
        Optional<Scores> validation,
        double learningRate,
        double seconds) {}

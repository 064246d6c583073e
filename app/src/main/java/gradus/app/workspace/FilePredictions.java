package gradus.app.workspace;

import gradus.engine.train.PredictionTable;

/// What a network says of all rows of a file.
///
/// @param revision of the state that said it
/// @param file its name
public record FilePredictions(long revision, String file, PredictionTable table) {}

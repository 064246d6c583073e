package gradus.app.predict;

import gradus.app.workspace.Inputs;
import gradus.app.workspace.Prediction;
import java.util.List;
import java.util.Optional;

/// What the prediction page shows at one moment.
///
/// @param obstacle why nothing can be predicted; empty text for none
/// @param needsTraining whether the obstacle is that nothing was trained
/// @param inputs what may be entered
/// @param cells the row that is asked about, as the file would have it
/// @param isDrawn whether the row is what was drawn
/// @param refusal why this row gives no prediction; empty text for none
/// @param prediction what the network says, be it of an older row
/// @param isStale whether the prediction belongs to another graph or other weights than the ones now
/// @param nodes the ids of the nodes that can be asked for their value
record PredictPage(
        String obstacle,
        boolean needsTraining,
        Optional<Inputs> inputs,
        List<String> cells,
        boolean isDrawn,
        String refusal,
        Optional<Prediction> prediction,
        boolean isStale,
        List<String> nodes) {

    static final PredictPage EMPTY =
            new PredictPage("", false, Optional.empty(), List.of(), false, "", Optional.empty(), false, List.of());

    PredictPage {
        cells = List.copyOf(cells);
        nodes = List.copyOf(nodes);
    }
}

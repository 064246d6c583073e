package gradus.app.workspace;

import gradus.engine.train.Shares;
import gradus.engine.train.Tested;

/// A network tested on a part of its data.
///
/// @param revision of the state that was tested
/// @param node the id of the node that predicts
/// @param inputs how the rows stand in their file
/// @param shares how outputs are read as shares of classes
public record TestResult(long revision, String node, DataPart part, Tested tested, Inputs inputs, Shares shares) {

    /// The share that an example was given of the class it was taken for.
    public double share(int example) {
        double[] all = shares.row(tested.predictions(), example);
        return all[Math.min(tested.choice(example), all.length - 1)];
    }
}

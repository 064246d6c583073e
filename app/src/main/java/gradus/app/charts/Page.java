package gradus.app.charts;

import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import javafx.scene.Node;

/// One of the things that charts show of a run.
interface Page {

    /// What is shown.
    Node node();

    /// Shows a run as it is now.
    ///
    /// @param isLog whether upright axes are logarithmic
    /// @param smoothing the share of what went before in the exponential mean
    void show(TrainingRun run, boolean isLog, double smoothing);

    /// Takes the theme's colours and type over.
    void paint(ThemePaint paint);
}

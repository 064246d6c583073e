package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One chart of curves, and a sentence about it where there is one to say.
final class LinesPage implements Page {
    private final ChartFrame.Desk desk;
    private final CurvePane pane;
    private final BiFunction<TrainingRun, Messages, Curves> curves;
    private final boolean isAlwaysLog;
    private final String help;
    private final Label sentence = new Label();
    private final VBox all;

    /// @param name in ids and names of files
    /// @param help the key of the sentence; empty for none
    /// @param isAlwaysLog whether nothing else makes sense
    /// @param curves of a run
    LinesPage(
            String name,
            String help,
            boolean isAlwaysLog,
            ChartFrame.Desk desk,
            BiFunction<TrainingRun, Messages, Curves> curves) {
        this.desk = desk;
        this.curves = curves;
        this.help = help;
        this.isAlwaysLog = isAlwaysLog;
        pane = new CurvePane(name, desk);
        sentence.getStyleClass().addAll("muted", "text-small", "chart-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        sentence.setVisible(!help.isEmpty());
        sentence.setManaged(!help.isEmpty());
        VBox.setVgrow(pane.frame(), Priority.ALWAYS);
        all = new VBox(sentence, pane.frame());
        all.setId("charts-" + name);
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void show(TrainingRun run, boolean isLog, double smoothing) {
        Messages words = desk.messages().getValue();
        sentence.setText(help.isEmpty() ? "" : words.text(help));
        pane.look(isLog || isAlwaysLog, smoothing);
        pane.show(curves.apply(run, words), "");
    }

    @Override
    public void paint(ThemePaint paint) {
        pane.paint(paint);
    }
}

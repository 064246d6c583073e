package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import gradus.engine.run.Histogram;
import gradus.engine.train.Epoch;
import gradus.engine.train.Inside;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// How weights, gradients and activations of a layer are spread, epoch by epoch.
final class InsidePage implements Page {
    private final InsideViewModel model;
    private final ChartFrame.Desk desk;
    private final HeatPane weights;
    private final HeatPane gradients;
    private final HeatPane activations;
    private final HBox row;
    private final Label layerName = new Label();
    private final ChoiceBox<String> layers = new ChoiceBox<>();
    private final HBox chooser = new HBox(6, layerName, layers);
    private int planned = 1;

    InsidePage(InsideViewModel model, ChartFrame.Desk desk) {
        this.model = model;
        this.desk = desk;
        weights = new HeatPane("weights", "charts.inside.weights", "-gradus-value", desk);
        gradients = new HeatPane("gradients", "charts.inside.gradients", "-gradus-gradient", desk);
        activations = new HeatPane("activations", "charts.inside.activations", "-gradus-value", desk);
        row = new HBox(weights.frame(), gradients.frame(), activations.frame());
        row.setId("charts-inside");
        for (HeatPane pane : List.of(weights, gradients, activations)) {
            HBox.setHgrow(pane.frame(), Priority.ALWAYS);
            // All the same: what is left is shared evenly.
            pane.frame().setPrefWidth(1);
        }
        layers.setId("charts-layer");
        layerName.setLabelFor(layers);
        chooser.setAlignment(Pos.CENTER_LEFT);
        layers.valueProperty().subscribe(layer -> fill());
    }

    /// Chooses the layer.
    Node chooser() {
        return chooser;
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(TrainingRun run, boolean isLog, double smoothing) {
        Messages words = desk.messages().getValue();
        layerName.setText(words.text("charts.layer"));
        planned = Math.max(run.planned(), run.last().map(Epoch::number).orElse(1));
        model.look(run);
        List<String> known = model.found().get().layers();
        if (!known.isEmpty() && !known.equals(layers.getItems())) {
            layers.getItems().setAll(known);
            layers.setValue(known.getFirst());
        }
        fill();
    }

    private void fill() {
        fill(weights, Inside.Layer::weights);
        fill(gradients, Inside.Layer::gradients);
        fill(activations, Inside.Layer::activations);
    }

    private void fill(HeatPane pane, Function<Inside.Layer, Histogram> what) {
        TreeMap<Integer, Histogram> histograms = new TreeMap<>();
        model.found()
                .get()
                .epochs()
                .forEach((epoch, found) -> found.stream()
                        .filter(layer -> layer.id().equals(layers.getValue()))
                        .forEach(layer -> histograms.put(epoch, what.apply(layer))));
        pane.show(histograms, planned);
    }

    @Override
    public void paint(ThemePaint paint) {
        List.of(weights, gradients, activations).forEach(pane -> pane.paint(paint));
    }
}

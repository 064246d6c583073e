package gradus.app.boundary;

import gradus.app.boundary.BoundaryViewModel.Neuron;
import gradus.app.plot.FieldPicture;
import gradus.app.plot.Palette;
import gradus.app.plot.Ramp;
import gradus.app.workspace.Landscape.Drawn;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// A small picture of each neuron of each layer: what it gives all over the plane. A click shows it large, another one
/// the network again.
final class NeuronsPane extends ScrollPane {
    private static final double SIDE = 36;

    private final BoundaryViewModel model;
    private final Palette palette;
    private final VBox layers = new VBox(4);
    private final Map<Neuron, ToggleButton> buttons = new LinkedHashMap<>();

    NeuronsPane(BoundaryViewModel model, Palette palette) {
        this.model = model;
        this.palette = palette;
        setId("boundary-neurons");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(layers);
        setMinWidth(160);
    }

    void refresh() {
        Optional<Drawn> drawn = model.drawn().filter(now -> model.y().isPresent());
        setVisible(drawn.isPresent());
        drawn.ifPresent(this::show);
    }

    private void show(Drawn drawn) {
        Map<Neuron, double[]> fields = new LinkedHashMap<>();
        drawn.layers().forEach((layer, values) -> {
            for (int number = 0; number < width(values); number++) {
                fields.put(new Neuron(layer, number), BoundaryView.column(values, number));
            }
        });
        if (!fields.keySet().equals(buttons.keySet())) {
            build(drawn, fields);
        }
        int side = drawn.wanted().small();
        fields.forEach((neuron, field) -> {
            Ramp ramp = Ramp.of(Arrays.stream(field));
            ToggleButton button = buttons.get(neuron);
            if (button != null && button.getGraphic() instanceof ImageView view) {
                view.setImage(FieldPicture.numbers(side, side, at -> field[at], ramp, palette));
                button.setSelected(model.neuron().equals(Optional.of(neuron)));
            }
        });
    }

    private void build(Drawn drawn, Map<Neuron, double[]> fields) {
        buttons.clear();
        layers.getChildren().clear();
        drawn.layers().forEach((layer, values) -> {
            Label name = new Label(model.name(layer));
            name.getStyleClass().add("muted");
            FlowPane row = new FlowPane(3, 3);
            for (Neuron neuron : fields.keySet()) {
                if (neuron.layer().equals(layer)) {
                    ToggleButton button = button(neuron);
                    buttons.put(neuron, button);
                    row.getChildren().add(button);
                }
            }
            layers.getChildren().addAll(name, row);
        });
    }

    private ToggleButton button(Neuron neuron) {
        ImageView picture = new ImageView();
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        ToggleButton button = new ToggleButton("", picture);
        button.setId("boundary-neuron-" + neuron.layer() + "-" + neuron.number());
        button.getStyleClass().add("neuron");
        String text = model.messages().text("boundary.neuron", model.name(neuron.layer()), neuron.number() + 1);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> model.show(button.isSelected() ? Optional.of(neuron) : Optional.empty()));
        return button;
    }

    private static int width(Tensor values) {
        return values.size() / Math.max(1, values.shape().get(0).size());
    }
}

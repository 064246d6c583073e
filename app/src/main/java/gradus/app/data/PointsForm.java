package gradus.app.data;

import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// The brush: which class the next points get, or that points are taken away.
final class PointsForm extends VBox {
    private final DataViewModel model;
    private final PointsPlane plane;
    private final ToggleGroup brush = new ToggleGroup();
    private final FlowPane brushes = new FlowPane(4, 4);

    PointsForm(DataViewModel model, PointsPlane plane) {
        super(4);
        this.model = model;
        this.plane = plane;
        for (int kind = 0; kind < Origin.CLASSES.size(); kind++) {
            String label = Origin.CLASSES.get(kind);
            ToggleButton button = brush("data-class-" + label, label);
            Circle dot = new Circle(5);
            dot.setStyle("-fx-fill: -gradus-class-" + kind + ";");
            button.setGraphic(dot);
            button.setOnAction(event -> plane.paintWith(label));
        }
        brush("data-erase", model.text("data.erase")).setOnAction(event -> plane.erase());
        brush.selectToggle(brush.getToggles().getFirst());
        brush.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                brush.selectToggle(before);
            }
        });
        Button clear = new Button(model.text("data.clear"));
        clear.setId("data-clear");
        clear.getStyleClass().addAll("flat", "small");
        brushes.getChildren().add(clear);
        clear.setOnAction(event -> model.repaint(List.of()));
        Label how = new Label(model.text("data.paint.how"));
        how.setWrapText(true);
        how.getStyleClass().add("muted");
        getChildren().addAll(new Label(model.text("data.brush")), brushes, how);
    }

    private ToggleButton brush(String id, String text) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setToggleGroup(brush);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("brush");
        brushes.getChildren().add(button);
        return button;
    }

    void refresh() {
        boolean isPainted = model.setup()
                .map(DataSetup::origin)
                .filter(Origin.Painted.class::isInstance)
                .isPresent();
        plane.setPaintable(isPainted);
    }
}

package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.app.workspace.Weights.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// One parameter: a map of its cells, blue where positive, vermilion where negative, and the chosen cell as a field.
final class WeightPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MOST_ROWS = 32;
    private static final int MOST_COLUMNS = 32;
    private static final double WIDTH = 224;
    private static final double LARGEST = 18;

    private final WeightsViewModel model;
    private final Messages messages;
    private final Label title = new Label();
    private final Group map = new Group();
    private final TextField place = new TextField();
    private final TextField number = new TextField();
    private final Label gradient = new Label();
    private final Label refusal = new Label();
    private final List<Rectangle> heats = new ArrayList<>();
    private final Rectangle mark = new Rectangle();
    private final String id;
    private Weight weight;
    private int chosen;

    WeightPane(WeightsViewModel model, Messages messages, Weight weight, String id) {
        super(4);
        this.model = model;
        this.messages = messages;
        this.weight = weight;
        this.id = id;
        mark.getStyleClass().add("weight-mark");
        mark.setMouseTransparent(true);
        place.setId("weight-place-" + id);
        place.setPrefColumnCount(5);
        place.setTooltip(new Tooltip(messages.text("weights.place")));
        place.setAccessibleText(messages.text("weights.place"));
        place.setOnAction(event -> look());
        number.setId("weight-number-" + id);
        number.setPrefColumnCount(9);
        number.setTooltip(new Tooltip(messages.text("weights.number")));
        number.setAccessibleText(messages.text("weights.number"));
        number.setOnAction(event -> tell(model.set(this.weight, place.getText(), number.getText())));
        gradient.getStyleClass().add("gradient-text");
        gradient.setId("weight-gradient-" + id);
        refusal.getStyleClass().add("error-text");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        refusal.managedProperty().bind(refusal.visibleProperty());
        tell(Optional.empty());
        HBox cell = new HBox(6, place, new Label("="), number);
        cell.setAlignment(Pos.CENTER_LEFT);
        place.setVisible(weight.value().shape().rank() > 0);
        place.setManaged(place.isVisible());
        getChildren().addAll(title, cell, gradient, refusal, map);
    }

    /// Shows the numbers as they are now; a field that is being typed into is left alone.
    void show(Weight now) {
        weight = now;
        chosen = Math.min(chosen, Math.max(0, now.value().size() - 1));
        int rows = Math.min(rows(), MOST_ROWS);
        int columns = Math.min(columns(), MOST_COLUMNS);
        title.setText(messages.text(
                rows < rows() || columns < columns() ? "weights.part" : "weights.name",
                now.name(),
                now.value().shape(),
                rows,
                columns));
        draw(rows, columns);
        if (now.value().size() > 0) {
            tellCell();
        }
    }

    /// Colours the cells, which stay the same as long as the shape does: they may be under the pointer.
    private void draw(int rows, int columns) {
        double side = Math.min(LARGEST, WIDTH / columns);
        if (heats.size() != rows * columns) {
            build(rows, columns, side);
        }
        double largest = 1e-12;
        for (int i = 0; i < weight.value().size(); i++) {
            largest = Math.max(largest, Math.abs(weight.value().at(i)));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = weight.value().at(row * columns() + column);
                Rectangle heat = heats.get(row * columns + column);
                heat.getStyleClass().setAll(value < 0 ? "heat-negative" : "heat-positive");
                heat.setOpacity(Math.min(1, Math.abs(value) / largest));
            }
        }
        mark(side, rows, columns);
    }

    private void build(int rows, int columns, double side) {
        heats.clear();
        map.getChildren().clear();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int cell = row * columns() + column;
                Rectangle ground = new Rectangle(column * side, row * side, side, side);
                ground.getStyleClass().add("heat-ground");
                Rectangle heat = new Rectangle(column * side, row * side, side, side);
                heats.add(heat);
                Group both = new Group(ground, heat);
                both.setId("weight-" + id + "-" + cell);
                both.setOnMousePressed(event -> {
                    choose(cell);
                    // The pane around would take the focus.
                    event.consume();
                });
                map.getChildren().add(both);
            }
        }
        map.getChildren().add(mark);
    }

    private void mark(double side, int rows, int columns) {
        int row = chosen / columns();
        int column = chosen % columns();
        mark.setVisible(row < rows && column < columns);
        mark.setX(column * side);
        mark.setY(row * side);
        mark.setWidth(side);
        mark.setHeight(side);
    }

    private void choose(int cell) {
        chosen = cell;
        show(weight);
        place.setText(model.place(weight.value().shape(), cell));
        number.setText(model.number(weight, cell));
        tell(Optional.empty());
        number.requestFocus();
        number.selectAll();
    }

    /// Goes to the cell that was typed.
    private void look() {
        model.cell(weight.value().shape(), place.getText())
                .ifPresentOrElse(this::choose, () -> tell(model.set(weight, place.getText(), number.getText())));
    }

    private void tellCell() {
        if (!place.isFocused()) {
            place.setText(model.place(weight.value().shape(), chosen));
        }
        if (!number.isFocused()) {
            number.setText(model.number(weight, chosen));
        }
        gradient.setText(model.gradient(weight, chosen));
    }

    private void tell(Optional<String> reason) {
        number.pseudoClassStateChanged(WRONG, reason.isPresent());
        refusal.setText(reason.orElse(""));
        refusal.setVisible(reason.isPresent());
    }

    private int columns() {
        return weight.value().shape().rank() == 0
                ? 1
                : Math.max(1, weight.value().shape().get(-1).size());
    }

    private int rows() {
        return weight.value().size() / columns();
    }
}
